'use client';

import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReaderGroup, ReaderRow } from './reader-rows.ts';
import { outlookText } from './reader-words.ts';
import { usePreferences } from '#components/layout/preferences.tsx';
import { formatCount } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatRate } from '#lib/format/rate.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';

type Row = ReaderRow & { name: string };

/** The twin of the tracks: every number of every reader and shard. */
export function ReaderTable({ groups }: { groups: readonly ReaderGroup[] }) {
  const { timeZone } = usePreferences();
  const items = groups.flatMap(({ name, rows }) => rows.map((row) => ({ ...row, name })));
  return (
    <Table
      variant="embedded"
      items={items}
      trackBy="key"
      columnDefinitions={columns(timeZone)}
      stickyColumns={{ first: 1 }}
      wrapLines
      ariaLabels={{ tableLabel: 'Readers by shard' }}
    />
  );
}

const columns = (zone: TimeZoneChoice): TableProps.ColumnDefinition<Row>[] => [
  { id: 'reader', header: 'Reader', minWidth: 140, isRowHeader: true, cell: ({ name }) => name },
  { id: 'shard', header: 'Shard', minWidth: 190, cell: ({ shardId }) => shardId },
  {
    id: 'behind',
    header: 'Behind',
    cell: ({ behindMs, isFinished }) => (isFinished ? 'finished' : formatDuration(behindMs)),
  },
  {
    id: 'recordsBehind',
    header: 'Records behind',
    cell: ({ recordsBehind }) => formatCount(recordsBehind),
  },
  {
    id: 'records',
    header: 'Reads, last minute',
    minWidth: 160,
    cell: ({ recordsPerSecond, bytesPerSecond, readsPerSecond }) =>
      `${formatRate(recordsPerSecond, 'records')}, ${formatRate(bytesPerSecond, 'bytes')}, ${formatRate(readsPerSecond, 'reads')}`,
  },
  {
    id: 'refused',
    header: 'Reads refused, last minute',
    cell: ({ throttledReads }) => formatCount(throttledReads),
  },
  { id: 'outlook', header: 'Outlook', minWidth: 150, cell: outlookText },
  {
    id: 'last',
    header: 'Last record',
    minWidth: 150,
    cell: ({ arrivedAtMs }) =>
      arrivedAtMs === undefined ? 'none yet' : formatTime(arrivedAtMs, zone, 'millis'),
  },
  {
    id: 'sequenceNumber',
    header: 'Its sequence number',
    minWidth: 220,
    cell: ({ sequenceNumber }) => (
      <span style={{ overflowWrap: 'anywhere' }}>{sequenceNumber ?? 'none yet'}</span>
    ),
  },
];
