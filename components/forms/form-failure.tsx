'use client';

import { useEffect, useRef, type ComponentProps } from 'react';
import { FailureAlert } from '#components/layout/failure-alert.tsx';

/** A complaint that belongs to no field. It takes the focus: the button that was pressed may be far away. */
export function FormFailure(props: ComponentProps<typeof FailureAlert>) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} style={{ scrollMarginTop: 120, outline: 'none' }}>
      <FailureAlert {...props} />
    </div>
  );
}
