'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, useTransition, type FormEvent } from 'react';
import { deleteStream } from './actions.ts';
import { CallCode } from '../call-code.tsx';
import { alarmsKey, bookmarksKey } from '../queries.ts';
import { keptText, useKept } from '../use-kept.ts';
import { deleteStreamCall } from './delete-call.ts';
import { DeletedWithStream } from './deleted-with-stream.tsx';
import { summaryQuery } from './queries.ts';
import type { StreamRow } from './stream-row.ts';
import { ConfirmDialog } from '#components/layout/confirm-dialog.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import type { Failure } from '#lib/aws/failure.ts';

interface DeleteStreamProps {
  stream: StreamRow;
  generators: number;
  onClose: () => void;
}

export function DeleteStream({ stream, generators, onClose }: DeleteStreamProps) {
  const { simulated } = useConnection();
  const query = useQuery(summaryQuery(stream.name, stream.status, simulated));
  const kept = useKept(stream.name);
  const [typed, setTyped] = useState('');
  const { remove, failure, isPending } = useDelete(stream.name, keptText(kept), onClose);
  const consumers = query.data?.StreamDescriptionSummary?.ConsumerCount ?? 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed === stream.name) remove(consumers > 0);
  };
  return (
    <ConfirmDialog
      header={`Delete ${stream.name}?`}
      confirm="Delete"
      confirmProps={{
        form: 'delete-stream',
        disabled: typed !== stream.name,
        disabledReason: 'Type the name of the stream first.',
      }}
      isPending={isPending}
      failure={failure}
      failureTitle="The stream was not deleted"
      onCancel={onClose}
    >
      <form id="delete-stream" onSubmit={submit}>
        <SpaceBetween size="m">
          <QueryStates query={query} loading="Looking what goes with it">
            {({ StreamDescriptionSummary }) => (
              <DeletedWithStream
                summary={StreamDescriptionSummary}
                generators={generators}
                kept={keptText(kept)}
              />
            )}
          </QueryStates>
          <FormField label={`Type ${stream.name} to agree`}>
            <Input
              value={typed}
              onChange={({ detail }) => setTyped(detail.value)}
              placeholder={stream.name}
              autoComplete={false}
              spellcheck={false}
              autoFocus
            />
          </FormField>
          <CallCode
            calls={[deleteStreamCall({ streamName: stream.name, withConsumers: consumers > 0 })]}
          />
        </SpaceBetween>
      </form>
    </ConfirmDialog>
  );
}

function useDelete(streamName: string, kept: string, onDone: () => void) {
  const queries = useQueryClient();
  const { id: connectionId } = useConnection();
  const notify = useNotify();
  const [failure, setFailure] = useState<Failure>();
  const [isPending, startTransition] = useTransition();
  const remove = (withConsumers: boolean) =>
    startTransition(async () => {
      const result = await deleteStream({ streamName, withConsumers });
      setFailure(result.ok ? undefined : result.failure);
      if (!result.ok) return;
      await queries.invalidateQueries({ queryKey: ['kinesis', 'ListStreams'] });
      await queries.invalidateQueries({ queryKey: alarmsKey(connectionId) });
      await queries.invalidateQueries({ queryKey: bookmarksKey(connectionId) });
      const also = kept === '' ? '' : ` Removed with it: ${kept}.`;
      notify({ type: 'success', content: `${streamName} is being deleted.${also}` });
      onDone();
    });
  return { remove, failure, isPending };
}
