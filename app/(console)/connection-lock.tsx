'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { identityQuery } from './queries.ts';
import { lockConnection, unlockConnection } from './session-actions.ts';
import type { ConnectionInUse } from '#components/layout/connection.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import type { Failure, Result } from '#lib/aws/failure.ts';

/** A real connection is read-only until a person says otherwise, for this session. */
export function ConnectionLock({ connection }: { connection: ConnectionInUse }) {
  const [isAsking, setIsAsking] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [isPending, startTransition] = useTransition();
  const run = (action: () => Promise<Result<void>>) =>
    startTransition(async () => {
      const result = await action();
      setFailure(result.ok ? undefined : result.failure);
      if (result.ok) setIsAsking(false);
    });
  if (connection.unlocked) {
    return (
      <>
        <span>Unlocked: changes are real</span>
        <button
          type="button"
          className="plain"
          disabled={isPending}
          onClick={() => run(lockConnection)}
        >
          Lock
        </button>
      </>
    );
  }
  return (
    <>
      <span>Read-only</span>
      <button type="button" className="plain" onClick={() => setIsAsking(true)}>
        Unlock…
      </button>
      {isAsking && (
        <UnlockModal
          connection={connection}
          failure={failure}
          isPending={isPending}
          onCancel={() => setIsAsking(false)}
          onUnlock={() => run(() => unlockConnection(connection.id))}
        />
      )}
    </>
  );
}

interface UnlockModalProps {
  connection: ConnectionInUse;
  failure: Failure | undefined;
  isPending: boolean;
  onCancel: () => void;
  onUnlock: () => void;
}

function UnlockModal({ connection, failure, isPending, onCancel, onUnlock }: UnlockModalProps) {
  const { data } = useQuery(identityQuery());
  const { name, region } = connection;
  return (
    <Modal
      visible
      header={`Unlock ${name}?`}
      closeAriaLabel="Close"
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onCancel}>Stay read-only</Button>
            <Button variant="primary" loading={isPending} onClick={onUnlock}>
              Unlock for this session
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="s">
        {failure && <FailureAlert failure={failure} />}
        <span>
          What you create, write and delete then happens in{' '}
          {data?.Account === undefined ? 'a real account' : `account ${data.Account}`}, region{' '}
          {region}, and may cost money.
        </span>
        <span>
          It is locked again when you press Lock, switch connections, edit this one, or close the
          browser.
        </span>
      </SpaceBetween>
    </Modal>
  );
}
