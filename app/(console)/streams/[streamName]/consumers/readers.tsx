'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readersQuery } from './queries.ts';
import { readerGroups } from './reader-rows.ts';
import { ReaderTable } from './reader-table.tsx';
import { ReaderTracks } from './reader-tracks.tsx';
import { readersSentence } from './reader-words.ts';
import { useChartAlarms } from '../monitoring/use-chart-alarms.tsx';
import { summaryQuery } from '../queries.ts';
import { labCall } from '../../../lab-calls.ts';
import { LabCode } from '../../../lab-code.tsx';
import { useMetricsOffered } from '../../../use-metrics-offered.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import type { StreamReader } from '#lib/lab-client/observation-types.ts';

const hourMs = 3_600_000;

/** Whoever reads the stream, with its place in each shard. */
export function Readers({ streamName }: { streamName: string }) {
  const connection = useConnection();
  const query = useQuery(readersQuery(streamName, connection.simulated));
  const { controls } = useChartAlarms(streamName)({
    title: 'Iterator age',
    metric: 'iteratorAgeMs',
  });
  const lab = streamCan.useLab(connection);
  const hasMetrics = useMetricsOffered();
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={controls}
          {...(query.data && { counter: `(${countReaders(query.data)})` })}
          description="Every program that reads the stream, the one nearest to losing records first."
        >
          Readers
        </Header>
      }
    >
      {lab.can ? (
        <QueryStates
          query={query}
          loading="Loading the readers"
          isEmpty={(readers) => readers.length === 0}
          empty={<NoReaders streamName={streamName} />}
        >
          {(readers) => (
            <SpaceBetween size="m">
              <Observed streamName={streamName} readers={readers} />
              <LabCode
                subject="readers"
                actions={[
                  { label: 'List', call: labCall('ListReaders', { StreamName: streamName }) },
                ]}
              />
            </SpaceBetween>
          )}
        </QueryStates>
      ) : (
        <Box color="text-body-secondary">
          {connection.name} is a real connection, and AWS does not tell who polls a stream or where.
          {hasMetrics
            ? 'CloudWatch knows how far its readers are behind, below.'
            : 'How far they are behind would be CloudWatch’s to tell, which this server does not offer.'}
        </Box>
      )}
    </Container>
  );
}

const countReaders = (readers: readonly StreamReader[]): number => readerGroups(readers, 1).length;

function Observed({ streamName, readers }: { streamName: string; readers: StreamReader[] }) {
  const { data } = useQuery(summaryQuery(streamName));
  const retentionMs = (data?.StreamDescriptionSummary?.RetentionPeriodHours ?? 24) * hourMs;
  const groups = useMemo(() => readerGroups(readers, retentionMs), [readers, retentionMs]);
  return (
    <SpaceBetween size="m">
      <Box fontSize="heading-m" fontWeight="bold">
        {readersSentence(groups, retentionMs)}
      </Box>
      <ReaderTracks groups={groups} retentionMs={retentionMs} />
      <ExpandableSection headerText="All numbers as a table" variant="footer">
        <ReaderTable groups={groups} />
      </ExpandableSection>
    </SpaceBetween>
  );
}

const NoReaders = ({ streamName }: { streamName: string }) => (
  <Box textAlign="center" color="text-body-secondary" padding="m">
    Nobody has read {streamName} in the last 15 minutes. Start a sample consumer group below, or
    point a program at it: each reader shows here with its place in every shard, and when it would
    lose records.
  </Box>
);
