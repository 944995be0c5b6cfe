'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { startTransfer } from './actions.ts';
import { askConsole } from '#lib/aws/ask-console.ts';
import { useNotify } from '#components/layout/notifications.tsx';
import { type Failure, toFailure } from '#lib/aws/failure.ts';
import type { DryRun } from '#lib/transfer/dry-run.ts';
import type { TransferRequest } from '#lib/transfer/transfer-request.ts';

/** Tries a transfer and starts it. What a dry run said holds for the very request that it was made with. */
export function useTransfer(streamName: string) {
  const router = useRouter();
  const notify = useNotify();
  const client = useQueryClient();
  const [tried, setTried] = useState<{ request: string; dry: DryRun }>();
  const [failure, setFailure] = useState<Failure>();
  const [isTrying, startTrying] = useTransition();
  const [isStarting, startStarting] = useTransition();
  const attempt = (request: TransferRequest) =>
    startTrying(async () => {
      try {
        const body = JSON.stringify(request);
        const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
        const dry = await askConsole<DryRun>('/api/transfers/dry-run', init);
        setTried({ request: triedBy(request), dry });
        setFailure(undefined);
      } catch (error) {
        setFailure(toFailure(error));
      }
    });
  const start = (request: TransferRequest) =>
    startStarting(async () => {
      const result = await startTransfer(streamName, request);
      setFailure(result.ok ? undefined : result.failure);
      if (!result.ok) return;
      notify({ type: 'success', content: `Records go into ${request.target.streamName}.` });
      await client.invalidateQueries({ queryKey: ['transfers'] });
      router.push(`/streams/${streamName}/replay`);
    });
  return {
    attempt,
    start,
    isTrying,
    isStarting,
    failure,
    /** Undefined when something was changed since. */
    dryOf: (request: TransferRequest) =>
      tried?.request === triedBy(request) ? tried.dry : undefined,
  };
}

/** A confirmation changes nothing of what would be written. */
const triedBy = (request: TransferRequest): string =>
  JSON.stringify({ ...request, confirmsSameStream: false });
