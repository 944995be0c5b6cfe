'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** The link of a record: this page as it is, with that record open. */
export function useRecordHref(): (id: string) => string {
  const path = usePathname();
  const params = useSearchParams().toString();
  return useCallback(
    (id) => {
      const next = new URLSearchParams(params);
      next.set('record', id);
      return `${path}?${next.toString()}`;
    },
    [path, params],
  );
}
