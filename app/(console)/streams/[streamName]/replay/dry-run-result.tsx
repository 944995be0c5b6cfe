'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { DryRunPanel } from './dry-run-panel.tsx';
import type { useTransfer } from './use-transfer.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import type { TransferRequest } from '#lib/transfer/transfer-request.ts';

interface DryRunResultProps {
  transfer: ReturnType<typeof useTransfer>;
  request: TransferRequest | undefined;
}

/** What became of the last try or start. */
export function DryRunResult({ transfer, request }: DryRunResultProps) {
  const dry = request && transfer.dryOf(request);
  return (
    <SpaceBetween size="l">
      {transfer.failure && <FailureAlert failure={transfer.failure} />}
      {dry && <DryRunPanel dry={dry} />}
    </SpaceBetween>
  );
}
