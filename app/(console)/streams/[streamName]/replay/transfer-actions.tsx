'use client';

import Button from '@cloudscape-design/components/button';
import { useQueryClient } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { cancelTransfer, deleteTransfer, pauseTransfer, resumeTransfer } from './actions.ts';
import { OwnCode } from '../../../own-code.tsx';
import { ConfirmDialog } from '#components/layout/confirm-dialog.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import type { Failure, Result } from '#lib/aws/failure.ts';
import { isUnderWay, type TransferState } from '#lib/transfer/transfer-state.ts';
import type { TransferView } from '#lib/transfer/transfer-view.ts';

interface TransferActionsProps {
  transfer: TransferView;
  state: TransferState;
}

/** Pause, resume, cancel and delete, as far as the state allows. */
export function TransferActions({ transfer, state }: TransferActionsProps) {
  const { id, target } = transfer;
  const [asks, setAsks] = useState<'cancel' | 'delete'>();
  const { run, failure, isPending } = useTransferAction(() => setAsks(undefined));
  const canResume = state === 'paused' || state === 'failed';
  const name = `into ${target.streamName}`;
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      {isUnderWay(state) && (
        <Button
          disabled={state === 'pausing'}
          disabledReason="It waits for the answers to what is under way."
          ariaLabel={`Pause the transfer ${name}`}
          onClick={() => run(() => pauseTransfer(id))}
        >
          Pause
        </Button>
      )}
      {canResume && (
        <Button
          variant="primary"
          ariaLabel={`Resume the transfer ${name}`}
          loading={isPending}
          onClick={() => run(() => resumeTransfer(id))}
        >
          Resume
        </Button>
      )}
      {isUnderWay(state) || canResume ? (
        <Button ariaLabel={`Cancel the transfer ${name}`} onClick={() => setAsks('cancel')}>
          Cancel
        </Button>
      ) : (
        <Button ariaLabel={`Delete the transfer ${name}`} onClick={() => setAsks('delete')}>
          Delete
        </Button>
      )}
      {asks && (
        <ConfirmDialog
          header={asks === 'cancel' ? `Cancel what goes ${name}?` : 'Delete this entry?'}
          confirm={asks === 'cancel' ? 'Cancel it for good' : 'Delete'}
          cancel={asks === 'cancel' ? 'Let it go on' : 'Keep it'}
          confirmProps={{
            onClick: () => run(() => (asks === 'cancel' ? cancelTransfer(id) : deleteTransfer(id))),
          }}
          isPending={isPending}
          failure={failure}
          onCancel={() => setAsks(undefined)}
        >
          <WhatStays asks={asks} streamName={target.streamName} />
        </ConfirmDialog>
      )}
    </div>
  );
}

const WhatStays = ({ asks, streamName }: { asks: 'cancel' | 'delete'; streamName: string }) => (
  <>
    <span>
      Records that were written stay in {streamName}.{' '}
      {asks === 'cancel'
        ? 'It cannot be resumed; pause it if you may want to.'
        : 'Its counts, and the file of an import, are forgotten.'}
    </span>
    <OwnCode why="Transfers are kept by the console: its workers stop, and nothing is called at AWS." />
  </>
);

function useTransferAction(onDone: () => void) {
  const [isPending, startTransition] = useTransition();
  const [failure, setFailure] = useState<Failure>();
  const client = useQueryClient();
  const notify = useNotify();
  const run = (action: () => Promise<Result<void>>) =>
    startTransition(async () => {
      const result = await action();
      await client.invalidateQueries({ queryKey: ['transfers'] });
      setFailure(result.ok ? undefined : result.failure);
      if (result.ok) onDone();
      else notify({ type: 'error', content: result.failure.message });
    });
  return { run, failure, isPending };
}
