'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { CodeBlock } from '#components/records/code-block.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount, plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import type { DryRun } from '#lib/transfer/dry-run.ts';

/** What a replay or an import would do. */
export function DryRunPanel({ dry }: { dry: DryRun }) {
  return (
    <Container
      header={
        <Header variant="h3" description={sentence(dry)}>
          Dry run
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Read', value: `${formatCount(dry.read)}, ${formatBytes(dry.readBytes)}` },
            { label: 'Matched', value: formatCount(dry.matched) },
            ...(dry.rejected > 0
              ? [{ label: 'Rows that are no records', value: formatCount(dry.rejected) }]
              : []),
            { label: 'Dropped by the transform', value: formatCount(dry.dropped) },
            { label: 'Not to be sent', value: formatCount(dry.broken) },
            { label: 'Kept their key', value: formatCount(dry.unkeyed) },
            { label: 'Would be written', value: formatCount(dry.made) },
            { label: 'Bytes, with keys', value: formatBytes(dry.madeBytes) },
            { label: 'Largest record', value: formatBytes(dry.largestBytes) },
            ...estimates(dry),
          ]}
        />
        <Spread dry={dry} />
        {dry.problems.length > 0 && (
          <Alert type="warning" header="The first that something is wrong with">
            {dry.problems.map(({ place, reason }) => (
              <div key={`${place} ${reason}`} style={{ overflowWrap: 'anywhere' }}>
                {place}: {reason}
              </div>
            ))}
          </Alert>
        )}
        {dry.sample.map(({ key, explicitHashKey, text, before, bytes }, index) => (
          <SpaceBetween key={`${index} ${key}`} size="xxs">
            <Box variant="h4">
              Record {index + 1}: key {key}
              {explicitHashKey !== undefined && `, hash key ${explicitHashKey}`},{' '}
              {formatBytes(bytes)}
            </Box>
            {before !== text && (
              <CodeBlock label={`Record ${index + 1} before`}>{before}</CodeBlock>
            )}
            <CodeBlock label={`Record ${index + 1} as it would be written`}>{text}</CodeBlock>
          </SpaceBetween>
        ))}
      </SpaceBetween>
    </Container>
  );
}

const sentence = ({ isComplete, tookMs, matched }: DryRun): string =>
  `${isComplete ? 'It looked at all of the source' : `It looked at a part of the source, ${plural(matched, 'record')}`}, in ${formatDuration(tookMs)}. Nothing was written.`;

function estimates({ isComplete, estimate }: DryRun) {
  const about = isComplete ? '' : 'about ';
  const or = <Value,>(value: Value | undefined, format: (known: Value) => string) =>
    value === undefined ? 'not known' : `${about}${format(value)}`;
  return [
    { label: 'All records', value: or(estimate.records, formatCount) },
    {
      label: 'Time to send',
      value: or(estimate.ms, (ms) => `${isComplete ? 'about ' : ''}${formatDuration(ms)}`),
    },
  ];
}

/** How the records would lie on the target. */
const Spread = ({ dry }: { dry: DryRun }) => (
  <Table
    variant="embedded"
    header={<Header variant="h3">Over the target’s shards</Header>}
    ariaLabels={{ tableLabel: 'Records over the target’s shards' }}
    items={dry.shards}
    trackBy="shardId"
    columnDefinitions={[
      { id: 'shard', header: 'Shard', cell: ({ shardId }) => shardId, isRowHeader: true },
      { id: 'records', header: 'Records', cell: ({ records }) => formatCount(records) },
      {
        id: 'share',
        header: 'Share',
        cell: ({ records }) =>
          dry.made === 0 ? '–' : `${Math.round((records / dry.made) * 100)} %`,
      },
      { id: 'bytes', header: 'Bytes', cell: ({ bytes }) => formatBytes(bytes) },
    ]}
  />
);
