'use client';

import Link from '@cloudscape-design/components/link';
import type { TableProps } from '@cloudscape-design/components/table';
import { HottestShardCell } from './hottest-shard-cell.tsx';
import { InRateCell } from './in-rate-cell.tsx';
import { OpenShardsCell } from './open-shards-cell.tsx';
import type { StreamRow } from './stream-row.ts';
import { StreamStatus } from './stream-status.tsx';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';

interface Shown {
  simulated: boolean;
  timeZone: TimeZoneChoice;
}

const modeTexts: Record<string, string> = {
  PROVISIONED: 'Provisioned',
  ON_DEMAND: 'On-demand',
};

export const streamColumns = ({
  simulated,
  timeZone,
}: Shown): TableProps.ColumnDefinition<StreamRow>[] => [
  {
    id: 'name',
    header: 'Name',
    sortingField: 'name',
    isRowHeader: true,
    cell: ({ name }) => (
      <Link href={`/streams/${encodeURIComponent(name)}/monitoring`}>{name}</Link>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    sortingField: 'status',
    cell: ({ status }) => <StreamStatus status={status} />,
  },
  {
    id: 'mode',
    header: 'Mode',
    sortingField: 'mode',
    cell: ({ mode }) => modeTexts[mode] ?? (mode === '' ? 'Unknown' : mode),
  },
  {
    id: 'shards',
    header: 'Open shards',
    cell: (stream) => <OpenShardsCell stream={stream} simulated={simulated} />,
  },
  {
    id: 'rate',
    header: 'Records in, last 5 min',
    minWidth: 200,
    cell: (stream) => <InRateCell stream={stream} simulated={simulated} />,
  },
  {
    id: 'hottest',
    header: 'Hottest shard',
    minWidth: 200,
    cell: (stream) => <HottestShardCell stream={stream} simulated={simulated} />,
  },
  {
    id: 'created',
    header: 'Created',
    sortingField: 'created',
    cell: ({ createdMs }) =>
      createdMs === undefined ? 'Unknown' : formatTime(createdMs, timeZone),
  },
];
