'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { transfersQuery } from './queries.ts';
import { TransferCard } from './transfer-card.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { plural } from '#lib/format/count.ts';

/** What was or is replayed from the stream, or comes into it. */
export function Transfers({ streamName }: { streamName: string }) {
  const { id: connectionId } = useConnection();
  const query = useQuery(transfersQuery({ connectionId, streamName }));
  return (
    <QueryStates
      query={query}
      loading="Loading replays"
      isEmpty={({ transfers, unreadable }) => transfers.length + unreadable === 0}
      empty={<NoTransfers streamName={streamName} />}
    >
      {({ transfers, nowMs, unreadable }) => (
        <SpaceBetween size="m">
          <Header
            variant="h2"
            counter={`(${transfers.length})`}
            description="From this stream and into it, the newest first."
            actions={<Ways streamName={streamName} />}
          >
            Replays and imports
          </Header>
          {unreadable > 0 && (
            <Alert type="warning">
              {plural(unreadable, 'row')} cannot be shown or run: another version of Kinetoscope
              stored {unreadable === 1 ? 'it' : 'them'}.
            </Alert>
          )}
          {transfers.map((transfer) => (
            <TransferCard key={transfer.id} transfer={transfer} nowMs={nowMs} />
          ))}
        </SpaceBetween>
      )}
    </QueryStates>
  );
}

const Ways = ({ streamName }: { streamName: string }) => (
  <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
    <Button href={`/streams/${streamName}/replay/export`}>Export</Button>
    <Button href={`/streams/${streamName}/replay/import`}>Import a file</Button>
    <Button variant="primary" href={`/streams/${streamName}/replay/create`}>
      Create replay
    </Button>
  </div>
);

const NoTransfers = ({ streamName }: { streamName: string }) => (
  <Container>
    <Box textAlign="center" padding="l">
      <SpaceBetween size="m" alignItems="center">
        <Box variant="h2">Nothing was replayed yet</Box>
        <Box color="text-body-secondary">
          A replay reads a range, a filter’s result or a selection of records and puts it into a
          stream, here or at another connection, at the pace at which it came or as fast as the
          target takes it. A dry run shows what it would do. Files go out and in as NDJSON, CSV and
          Parquet.
        </Box>
        <Ways streamName={streamName} />
      </SpaceBetween>
    </Box>
  </Container>
);
