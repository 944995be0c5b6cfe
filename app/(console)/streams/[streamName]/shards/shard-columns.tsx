'use client';

import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { type ShardRow, spaceText } from '../plan/shard-row.ts';
import { UtilisationBadge } from '#components/charts/draw/utilisation-badge.tsx';
import { formatCount } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { formatRate } from '#lib/format/rate.ts';
import { limitName } from '#lib/kinesis/load-sentence.ts';
import type { ShardMetric } from '#lib/kinesis/shard-metrics.ts';
import { type ShardLimit, shardLimits } from '#lib/kinesis/utilisation.ts';

type Column = TableProps.ColumnDefinition<ShardRow>;

const rateColumn = (limit: ShardLimit, header: string): Column => ({
  id: limit,
  header,
  sortingComparator: (a, b) => (a.load?.rates[limit] ?? -1) - (b.load?.rates[limit] ?? -1),
  minWidth: 150,
  cell: ({ load }) => load && <Rate limit={limit} rate={load.rates[limit]} />,
});

const unitOf: Readonly<Record<ShardLimit, 'bytes' | 'records' | 'reads'>> = {
  bytesIn: 'bytes',
  recordsIn: 'records',
  bytesOut: 'bytes',
  reads: 'reads',
};

const Rate = ({ limit, rate }: { limit: ShardLimit; rate: number }) => (
  <div style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
    {formatRate(rate, unitOf[limit])}
    <Box color="text-body-secondary" fontSize="body-s">
      {formatPercent(rate / shardLimits[limit])} of {formatRate(shardLimits[limit], unitOf[limit])}
    </Box>
  </div>
);

const NoWrap = ({ children }: { children: ReactNode }) => (
  <span style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{children}</span>
);

const nameColumns: readonly Column[] = [
  {
    id: 'shard',
    header: 'Shard',
    cell: (row) => <NoWrap>{row.shardId}</NoWrap>,
    sortingField: 'shardId',
    isRowHeader: true,
    minWidth: 200,
  },
  {
    id: 'state',
    header: 'State',
    sortingComparator: (a, b) => Number(b.isOpen) - Number(a.isOpen),
    minWidth: 100,
    cell: ({ isOpen }) => (
      <StatusIndicator type={isOpen ? 'success' : 'stopped'}>
        {isOpen ? 'open' : 'closed'}
      </StatusIndicator>
    ),
  },
];

const utilisationColumn: Column = {
  id: 'utilisation',
  header: 'Utilisation',
  sortingComparator: (a, b) => (a.load?.used.share ?? -1) - (b.load?.used.share ?? -1),
  minWidth: 220,
  cell: ({ load }) =>
    load && (
      <>
        <UtilisationBadge
          share={load.used.share}
          of={limitName[load.used.binding]}
          refused={load.recentlyRefused}
        />
        <Box color="text-body-secondary" fontSize="body-s">
          last {formatDuration(load.recentMs)}
        </Box>
      </>
    ),
};

const refusedColumn: Column = {
  id: 'refused',
  header: 'Throttled',
  sortingComparator: (a, b) => (a.load?.recordsRefused ?? -1) - (b.load?.recordsRefused ?? -1),
  minWidth: 150,
  cell: ({ load }) =>
    load && (
      <>
        <NoWrap>
          {formatCount(load.recordsRefused)} records, {formatCount(load.readsRefused)} reads
        </NoWrap>
        <Box color="text-body-secondary" fontSize="body-s">
          last {formatDuration(load.windowMs)}
        </Box>
      </>
    ),
};

const placeColumns: readonly Column[] = [
  {
    id: 'space',
    header: 'Share of the hash space',
    sortingField: 'shareOfSpace',
    minWidth: 110,
    cell: (row) => spaceText(row.shareOfSpace),
  },
  {
    id: 'range',
    header: 'Hash key range',
    sortingComparator: (a, b) => (a.range.start < b.range.start ? -1 : 1),
    minWidth: 350,
    cell: ({ range }) => <FromTo from={range.start.toString()} to={range.end.toString()} />,
  },
  {
    id: 'parents',
    header: 'Parent',
    minWidth: 190,
    cell: ({ parentIds }) => <NoWrap>{parentIds.join(', ') || 'none'}</NoWrap>,
  },
  {
    id: 'sequence',
    header: 'Sequence numbers',
    minWidth: 480,
    cell: (row) => (
      <FromTo from={row.firstSequenceNumber} to={row.lastSequenceNumber ?? 'still open'} />
    ),
  },
];

const rateColumns = {
  recordsIn: rateColumn('recordsIn', 'Records in'),
  bytesIn: rateColumn('bytesIn', 'Bytes in'),
  bytesOut: rateColumn('bytesOut', 'Bytes out'),
  reads: rateColumn('reads', 'Reads'),
} as const;

/** Columns of what is known of a shard, with those of the load only as far as it is measured. */
export const shardColumns = (metrics: readonly ShardMetric[]): Column[] => [
  ...nameColumns,
  ...(metrics.length > 0 ? [utilisationColumn] : []),
  ...(['recordsIn', 'bytesIn', 'bytesOut', 'reads'] as const)
    .filter((limit) => metrics.includes(limit))
    .map((limit) => rateColumns[limit]),
  ...(metrics.includes('recordsRefused') ? [refusedColumn] : []),
  ...placeColumns,
];

const FromTo = ({ from, to }: { from: string; to: string }) => (
  <span style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
    {from} –<br />
    {to}
  </span>
);
