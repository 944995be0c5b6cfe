'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, useTransition } from 'react';
import { removeConnection } from './actions.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
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
    <Modal
      visible
      header={`Remove ${connection.name}?`}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" loading={isPending} onClick={remove}>
              Remove
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="s">
        {failure && <FailureAlert title="It was not removed" failure={failure} />}
        <span>
          Its address and its credentials are forgotten. Streams stay as they are
          {generators > 0 && `; ${plural(generators, 'generator')} writing through it goes with it`}
          .
        </span>
      </SpaceBetween>
    </Modal>
  );
}
