'use client';

import Link from '@cloudscape-design/components/link';
import type { TableProps } from '@cloudscape-design/components/table';
import { CellGap } from './cell-gap.tsx';
import { DayCostCell } from './day-cost-cell.tsx';
import { FavouriteButton } from '../favourite-button.tsx';
import { FlowCell } from './flow-cell.tsx';
import { HottestShardCell } from './hottest-shard-cell.tsx';
import { NeedCell } from './need-cell.tsx';
import { ReaderAgeCell } from './reader-age-cell.tsx';
import { ThrottleCell } from './throttle-cell.tsx';
import type { FleetRow } from './use-fleet.ts';
import { formatCount } from '#lib/format/count.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';

interface Shown {
  simulated: boolean;
  timeZone: TimeZoneChoice;
}

const modeTexts: Record<string, string> = {
  PROVISIONED: 'Provisioned',
  ON_DEMAND: 'On-demand',
};

export const streamColumns = (shown: Shown): TableProps.ColumnDefinition<FleetRow>[] => [
  {
    id: 'name',
    header: 'Name',
    sortingField: 'name',
    isRowHeader: true,
    cell: ({ name }) => (
      <span style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}>
        <FavouriteButton streamName={name} />
        <Link href={`/streams/${encodeURIComponent(name)}/monitoring`}>{name}</Link>
      </span>
    ),
  },
  {
    id: 'worst',
    header: 'State, worst first',
    sortingField: 'worst',
    cell: (row) => <NeedCell row={row} />,
  },
  ...loadColumns(shown),
  ...settingColumns(shown),
];

const loadColumns = ({ simulated }: Shown): TableProps.ColumnDefinition<FleetRow>[] => [
  {
    id: 'hottest',
    header: 'Hottest shard, last 5 min',
    minWidth: 260,
    cell: (row) => <HottestShardCell row={row} simulated={simulated} />,
  },
  { id: 'in', header: 'In, last min', cell: (row) => <FlowCell row={row} direction="in" /> },
  { id: 'out', header: 'Out, last min', cell: (row) => <FlowCell row={row} direction="out" /> },
  {
    id: 'throttled',
    header: 'Throttled/min',
    cell: (row) => <ThrottleCell row={row} />,
  },
  { id: 'age', header: 'Oldest reader', cell: (row) => <ReaderAgeCell row={row} /> },
  { id: 'cost', header: 'Cost a day', cell: (row) => <DayCostCell row={row} /> },
];

const settingColumns = ({ timeZone }: Shown): TableProps.ColumnDefinition<FleetRow>[] => [
  {
    id: 'shards',
    header: 'Open shards',
    cell: ({ load, summary, error }) => {
      const count = load?.openShards ?? summary?.OpenShardCount;
      return count === undefined ? <CellGap error={error} /> : formatCount(count);
    },
  },
  {
    id: 'mode',
    header: 'Mode',
    sortingField: 'mode',
    cell: ({ mode }) => modeTexts[mode] ?? (mode === '' ? 'Unknown' : mode),
  },
  {
    id: 'created',
    header: 'Created',
    sortingField: 'created',
    cell: ({ createdMs }) =>
      createdMs === undefined ? 'Unknown' : formatTime(createdMs, timeZone),
  },
];
