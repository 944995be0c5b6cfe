'use client';

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { DeleteStream } from './delete-stream.tsx';
import type { StreamRow } from './stream-row.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { formatCount } from '#lib/format/count.ts';

interface StreamsHeaderProps {
  count: number;
  selected: StreamRow | undefined;
  generators: number;
}

export function StreamsHeader({ count, selected, generators }: StreamsHeaderProps) {
  const connection = useConnection();
  const [deleting, setDeleting] = useState<StreamRow>();
  const create = streamCan.create(connection);
  const remove = selected
    ? streamCan.delete(connection, { StreamStatus: selected.status || undefined })
    : { can: false as const, reason: 'Select a stream first.' };
  return (
    <>
      <Header
        variant="awsui-h1-sticky"
        counter={`(${formatCount(count)})`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              disabled={selected === undefined}
              disabledReason="Select a stream first."
              {...(selected && { href: alarmHref(selected.name) })}
            >
              Set alarm
            </Button>
            <Button
              disabled={!remove.can}
              {...(!remove.can && { disabledReason: remove.reason })}
              onClick={() => setDeleting(selected)}
            >
              Delete
            </Button>
            <Button
              variant="primary"
              href="/streams/create"
              disabled={!create.can}
              {...(!create.can && { disabledReason: create.reason })}
            >
              Create stream
            </Button>
          </SpaceBetween>
        }
      >
        Streams
      </Header>
      {deleting && (
        <DeleteStream
          stream={deleting}
          generators={generators}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </>
  );
}

const alarmHref = (stream: string): string =>
  `/alarms/create?${new URLSearchParams({ stream, metric: 'recordsRefused' }).toString()}`;
