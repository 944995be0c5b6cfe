'use client';

import { useState, useTransition } from 'react';
import type { Failure, Result } from '#lib/aws/failure.ts';

/** One press of a button that changes something: pending, refused, or done. */
export function useSubmit() {
  const [failure, setFailure] = useState<Failure>();
  const [isPending, startTransition] = useTransition();
  const submit = (work: () => Promise<Result<void>>, onDone: () => unknown) =>
    startTransition(async () => {
      const result = await work();
      setFailure(result.ok ? undefined : result.failure);
      if (result.ok) await onDone();
    });
  return { submit, failure, isPending, forget: () => setFailure(undefined) };
}
