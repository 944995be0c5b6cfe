'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import type { Failure, Result } from '#lib/aws/failure.ts';

/** Runs something in the lab, shows why it failed, and has all that may look different now asked for anew. */
export function useLabAction() {
  const client = useQueryClient();
  const [failure, setFailure] = useState<Failure>();
  const [isPending, startTransition] = useTransition();
  const run = (action: () => Promise<Result<void>>, onDone?: () => void) =>
    startTransition(async () => {
      const result = await action();
      setFailure(result.ok ? undefined : result.failure);
      await client.invalidateQueries({ queryKey: ['lab'] });
      if (result.ok) onDone?.();
    });
  return { run, failure, isPending };
}
