'use client';

import { useQuery } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { OwnCode } from './own-code.tsx';
import { identityQuery } from './queries.ts';
import { lockConnection, unlockConnection } from './session-actions.ts';
import { ConfirmDialog } from '#components/layout/confirm-dialog.tsx';
import type { ConnectionInUse } from '#components/layout/connection.tsx';
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
        <button type="button" className="plain" onClick={() => run(lockConnection)}>
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
    <ConfirmDialog
      header={`Unlock ${name}?`}
      confirm="Unlock for this session"
      cancel="Stay read-only"
      confirmProps={{ onClick: onUnlock }}
      isPending={isPending}
      failure={failure}
      onCancel={onCancel}
    >
      <span>
        What you create, write and delete then happens in{' '}
        {data?.Account === undefined ? 'a real account' : `account ${data.Account}`}, region{' '}
        {region}, and may cost money.
      </span>
      <span>
        It is locked again when you press Lock, switch connections, edit this one, or close the
        browser.
      </span>
      <OwnCode why="The lock is the console’s own; nothing is called at AWS. What its credentials may do there, IAM says." />
    </ConfirmDialog>
  );
}
