'use client';

import { useState, useTransition } from 'react';
import { removeConnection } from './actions.ts';
import { OwnCode } from '../own-code.tsx';
import { ConfirmDialog } from '#components/layout/confirm-dialog.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import type { Failure } from '#lib/aws/failure.ts';
import type { ConnectionView } from '#lib/connection-view.ts';
import { plural } from '#lib/format/count.ts';

interface RemoveConnectionProps {
  connection: ConnectionView;
  generators: number;
  onClose: () => void;
}

export function RemoveConnection({ connection, generators, onClose }: RemoveConnectionProps) {
  const [failure, setFailure] = useState<Failure>();
  const [isPending, startTransition] = useTransition();
  const notify = useNotify();
  const remove = () =>
    startTransition(async () => {
      const result = await removeConnection(connection.id);
      if (!result.ok) {
        setFailure(result.failure);
        return;
      }
      notify({ type: 'success', content: `${connection.name} was removed.` });
      onClose();
    });
  return (
    <ConfirmDialog
      header={`Remove ${connection.name}?`}
      confirm="Remove"
      confirmProps={{ onClick: remove }}
      isPending={isPending}
      failure={failure}
      failureTitle="It was not removed"
      onCancel={onClose}
    >
      <span>
        Its address and its credentials are forgotten. Streams stay as they are
        {generators > 0 && `; ${plural(generators, 'generator')} writing through it goes with it`}.
      </span>
      <OwnCode why="Connections are kept by the console; nothing is called at AWS." />
    </ConfirmDialog>
  );
}
