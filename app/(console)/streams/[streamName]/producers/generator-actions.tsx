'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { startGenerator, stopGenerator } from './actions.ts';
import { DeleteGenerator } from './delete-generator.tsx';
import { generatorsKey } from './queries.ts';
import { summaryQuery } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import type { GeneratorView } from '#lib/jobs/generator-view.ts';

/** Start or stop, change, copy, delete. */
export function GeneratorActions({ generator }: { generator: GeneratorView }) {
  const { id, name, streamName, isWanted } = generator;
  const connection = useConnection();
  const { data } = useQuery(summaryQuery(streamName));
  const notify = useNotify();
  const client = useQueryClient();
  const [isDeleting, setIsDeleting] = useState(false);
  const [isPending, startTransition] = useTransition();
  const start = streamCan.startGenerator(connection, data?.StreamDescriptionSummary ?? {});
  const toggle = () =>
    startTransition(async () => {
      const result = await (isWanted ? stopGenerator(id) : startGenerator(id));
      if (!result.ok)
        notify({ type: 'error', header: result.failure.name, content: result.failure.message });
      await client.invalidateQueries({
        queryKey: generatorsKey({ connectionId: connection.id, streamName }),
      });
    });
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        iconName={isWanted ? 'pause' : 'play'}
        ariaLabel={`${isWanted ? 'Stop' : 'Start'} ${name}`}
        loading={isPending}
        disabled={!isWanted && !start.can}
        {...(!start.can && { disabledReason: start.reason })}
        onClick={toggle}
      >
        {isWanted ? 'Stop' : 'Start'}
      </Button>
      <Button href={`/streams/${streamName}/producers/${id}`} ariaLabel={`Change ${name}`}>
        Change
      </Button>
      <Button
        href={`/streams/${streamName}/producers/create?copy=${id}`}
        ariaLabel={`Copy ${name}`}
      >
        Copy
      </Button>
      <Button ariaLabel={`Delete ${name}`} onClick={() => setIsDeleting(true)}>
        Delete
      </Button>
      {isDeleting && <DeleteGenerator generator={generator} onClose={() => setIsDeleting(false)} />}
    </SpaceBetween>
  );
}
