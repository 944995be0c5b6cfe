'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { GeneratorCard } from './generator-card.tsx';
import { generatorsQuery } from './queries.ts';
import { summaryQuery } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { formatBytes } from '#lib/format/bytes.ts';
import { plural } from '#lib/format/count.ts';
import { formatSignificant } from '#lib/format/significant.ts';
import type { GeneratorView } from '#lib/jobs/generator-view.ts';

/** What of this console writes into the stream. */
export function Producers({ streamName }: { streamName: string }) {
  const { id: connectionId } = useConnection();
  const query = useQuery(generatorsQuery({ connectionId, streamName }));
  return (
    <QueryStates
      query={query}
      loading="Loading generators"
      isEmpty={({ generators, unreadable }) => generators.length + unreadable === 0}
      empty={<NoGenerators streamName={streamName} />}
    >
      {({ generators, nowMs, unreadable }) => (
        <SpaceBetween size="m">
          <Header
            variant="h2"
            counter={`(${generators.length})`}
            description={totals(generators)}
            actions={<CreateButton streamName={streamName} />}
          >
            Generators
          </Header>
          {unreadable > 0 && (
            <Alert type="warning">
              {plural(unreadable, 'generator')} of this stream cannot be shown or run: another
              version of Kinetoscope stored {unreadable === 1 ? 'it' : 'them'}.
            </Alert>
          )}
          <div
            style={{
              display: 'grid',
              gap: 20,
              gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 480px), 1fr))',
            }}
          >
            {generators.map((generator) => (
              <GeneratorCard key={generator.id} generator={generator} nowMs={nowMs} />
            ))}
          </div>
        </SpaceBetween>
      )}
    </QueryStates>
  );
}

function totals(generators: readonly GeneratorView[]): string {
  const rates = generators.flatMap(({ rates: measured }) => measured ?? []);
  const records = rates.reduce((sum, { sentPerSecond }) => sum + sentPerSecond, 0);
  const bytes = rates.reduce((sum, { bytesPerSecond }) => sum + bytesPerSecond, 0);
  return `Together ${formatSignificant(Math.round(records))} records/s and ${formatBytes(bytes)}/s acknowledged, last second.`;
}

function CreateButton({ streamName }: { streamName: string }) {
  const connection = useConnection();
  const { data } = useQuery(summaryQuery(streamName));
  const start = streamCan.startGenerator(connection, data?.StreamDescriptionSummary ?? {});
  return (
    <Button
      variant="primary"
      href={`/streams/${streamName}/producers/create`}
      disabled={!start.can}
      {...(!start.can && { disabledReason: start.reason })}
    >
      Create generator
    </Button>
  );
}

const NoGenerators = ({ streamName }: { streamName: string }) => (
  <Container>
    <Box textAlign="center" padding="l">
      <SpaceBetween size="m" alignItems="center">
        <Box variant="h2">No generator writes into this stream</Box>
        <Box color="text-body-secondary">
          A generator makes records from a template, gives them keys in a shape that you choose, and
          puts them at a rate that may change over time; or it tails files. Before it starts you see
          what each shard would get, and which one would refuse.
        </Box>
        <CreateButton streamName={streamName} />
      </SpaceBetween>
    </Box>
  </Container>
);
