'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { deleteGenerator } from './actions.ts';
import { generatorsKey } from './queries.ts';
import { OwnCode } from '../../../own-code.tsx';
import { ConfirmDialog } from '#components/layout/confirm-dialog.tsx';
import { useConnection } from '#components/layout/connection.tsx';
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
    <ConfirmDialog
      header={`Delete ${name}?`}
      confirm="Delete"
      confirmProps={{ onClick: remove }}
      isPending={isPending}
      failure={failure}
      failureTitle="The generator was not deleted"
      onCancel={onClose}
    >
      <span>Its template and its counts go. The records that it wrote stay in {streamName}.</span>
      <OwnCode why="Generators are kept by the console: its workers stop sending, and nothing is called at AWS." />
    </ConfirmDialog>
  );
}
