'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useQueryClient } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { lockTargetAgain, unlockAsTarget } from './actions.ts';
import { targetsKey } from './queries.ts';
import { ConfirmDialog } from '#components/layout/confirm-dialog.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import type { Failure, Result } from '#lib/aws/failure.ts';
import type { TransferTargets } from '#lib/transfer/transfer-targets.ts';

interface TargetLockProps {
  connection: TransferTargets['connections'][number];
}

/** A real target is unlocked by its name, for records alone. The connection in the top bar is not touched by it. */
export function TargetLock({ connection }: TargetLockProps) {
  const { id } = useConnection();
  const [isAsking, setIsAsking] = useState(false);
  const { run, failure, isPending } = useTargetAction(() => setIsAsking(false));
  const { name, region } = connection;
  if (connection.unlocked && connection.id === id) return null;
  if (connection.unlocked)
    return (
      <Alert
        type="warning"
        action={
          <Button formAction="none" loading={isPending} onClick={() => run(lockTargetAgain)}>
            Lock the target
          </Button>
        }
      >
        {name} is real and takes records of this session’s replays and imports. All else there stays
        read-only.
      </Alert>
    );
  return (
    <>
      <Alert
        type="warning"
        action={
          <Button formAction="none" onClick={() => setIsAsking(true)}>
            Unlock as target…
          </Button>
        }
      >
        {name} is a real connection in {region} and is read-only. A dry run works; writing needs it
        to be unlocked as the target.
      </Alert>
      {isAsking && (
        <UnlockDialog
          connection={connection}
          failure={failure}
          isPending={isPending}
          onCancel={() => setIsAsking(false)}
          onUnlock={(typed) => run(() => unlockAsTarget(connection.id, typed))}
        />
      )}
    </>
  );
}

interface UnlockDialogProps extends TargetLockProps {
  failure: Failure | undefined;
  isPending: boolean;
  onCancel: () => void;
  onUnlock: (typedName: string) => void;
}

function UnlockDialog({ connection, failure, isPending, onCancel, onUnlock }: UnlockDialogProps) {
  const { name, region } = connection;
  const [typed, setTyped] = useState('');
  return (
    <ConfirmDialog
      header={`Unlock ${name} as the target?`}
      confirm="Unlock as target"
      cancel="Stay read-only"
      confirmProps={{
        onClick: () => onUnlock(typed),
        disabled: typed !== name,
        disabledReason: 'Type the name of the connection first.',
      }}
      isPending={isPending}
      failure={failure}
      onCancel={onCancel}
    >
      <span>
        Records that are sent there, in {region}, are real and may cost money. Replays and imports
        of this session may send them, and nothing else may change anything there. The connection
        that you look at stays as it is, locked or not.
      </span>
      <span>
        It is locked again when you lock it, switch connections, edit it, or close the browser.
      </span>
      <FormField label={`Type ${name} to agree`}>
        <Input
          value={typed}
          placeholder={name}
          autoComplete={false}
          spellcheck={false}
          autoFocus
          onChange={({ detail }) => setTyped(detail.value)}
          onKeyDown={({ detail }) => {
            if (detail.key === 'Enter' && typed === name) onUnlock(typed);
          }}
        />
      </FormField>
    </ConfirmDialog>
  );
}

function useTargetAction(onDone: () => void) {
  const client = useQueryClient();
  const [failure, setFailure] = useState<Failure>();
  const [isPending, startTransition] = useTransition();
  const run = (action: () => Promise<Result<void>>) =>
    startTransition(async () => {
      const result = await action();
      await client.invalidateQueries({ queryKey: targetsKey });
      setFailure(result.ok ? undefined : result.failure);
      if (result.ok) onDone();
    });
  return { run, failure, isPending };
}
