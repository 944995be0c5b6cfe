'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { deleteGenerator } from './actions.ts';
import { generatorsKey } from './queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import type { Failure } from '#lib/aws/failure.ts';
import type { GeneratorView } from '#lib/jobs/generator-view.ts';

interface DeleteGeneratorProps {
  generator: GeneratorView;
  onClose: () => void;
}

export function DeleteGenerator({ generator, onClose }: DeleteGeneratorProps) {
  const { id, name, streamName } = generator;
  const { id: connectionId } = useConnection();
  const client = useQueryClient();
  const [failure, setFailure] = useState<Failure>();
  const [isPending, startTransition] = useTransition();
  const remove = () =>
    startTransition(async () => {
      const result = await deleteGenerator(id);
      if (!result.ok) {
        setFailure(result.failure);
        return;
      }
      onClose();
      await client.invalidateQueries({ queryKey: generatorsKey({ connectionId, streamName }) });
    });
  return (
    <Modal
      visible
      header={`Delete ${name}?`}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" loading={isPending} onClick={remove}>
              Delete
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="s">
        {failure && <FailureAlert failure={failure} title="The generator was not deleted" />}
        <span>Its template and its counts go. The records that it wrote stay in {streamName}.</span>
      </SpaceBetween>
    </Modal>
  );
}
