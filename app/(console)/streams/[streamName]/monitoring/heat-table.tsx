'use client';

import Pagination from '@cloudscape-design/components/pagination';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { UtilisationBadge } from '#components/charts/draw/utilisation-badge.tsx';
import { peakOf } from '#components/charts/prepare/series.ts';
import { pageLabels } from '#components/layout/page-labels.ts';
import { usePreferences } from '#components/layout/preferences.tsx';
import { formatCount } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { hotFrom } from '#lib/format/load-level.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';
import { limitName } from '#lib/kinesis/load-sentence.ts';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import {
  ratesOver,
  recentSpan,
  type ShardLoad,
  type Span,
  spanMs,
  sumOver,
  wholeSpan,
} from '#lib/kinesis/shard-load.ts';
import { utilisation } from '#lib/kinesis/utilisation.ts';

interface HeatTableProps {
  loads: readonly ShardLoad[];
  grid: TimeGrid;
}

const pageSize = 20;

/** The twin of the heat strip: what its colours say of each shard. */
export function HeatTable({ loads, grid }: HeatTableProps) {
  const { timeZone } = usePreferences();
  const [page, setPage] = useState(1);
  return (
    <Table
      variant="embedded"
      items={loads.slice((page - 1) * pageSize, page * pageSize)}
      trackBy="shardId"
      ariaLabels={{ tableLabel: 'Utilisation of each shard' }}
      columnDefinitions={columnsOver(grid, recentSpan(loads, grid), timeZone)}
      {...(loads.length > pageSize && {
        pagination: (
          <Pagination
            ariaLabels={pageLabels}
            currentPageIndex={page}
            pagesCount={Math.ceil(loads.length / pageSize)}
            onChange={({ detail }) => setPage(detail.currentPageIndex)}
          />
        ),
      })}
    />
  );
}

function columnsOver(
  grid: TimeGrid,
  recent: Span,
  timeZone: TimeZoneChoice,
): TableProps.ColumnDefinition<ShardLoad>[] {
  const whole = wholeSpan(grid);
  const window = formatDuration(spanMs(whole, grid));
  return [
    { id: 'shard', header: 'Shard', cell: (load) => load.shardId, isRowHeader: true },
    {
      id: 'now',
      header: `Utilisation, last ${formatDuration(spanMs(recent, grid))}`,
      cell: (load) => badgeOf(load, recent),
    },
    {
      id: 'peak',
      header: `Peak, last ${window}`,
      cell: (load) => peakText(load, grid, timeZone),
    },
    {
      id: 'hot',
      header: `Hot (from 90 %), last ${window}`,
      cell: (load) => hotText(load, grid.periodMs),
    },
    {
      id: 'refused',
      header: `Records refused, last ${window}`,
      cell: (load) => formatCount(sumOver(load.recordsRefused, whole)),
    },
    {
      id: 'readsRefused',
      header: `Reads refused, last ${window}`,
      cell: (load) => formatCount(sumOver(load.readsRefused, whole)),
    },
  ];
}

function badgeOf(load: ShardLoad, recent: Span) {
  const { share, binding } = utilisation(ratesOver(load.rates, recent));
  const refused = sumOver(load.recordsRefused, recent) + sumOver(load.readsRefused, recent);
  return <UtilisationBadge share={share} of={limitName[binding]} refused={refused} />;
}

function hotText(load: ShardLoad, periodMs: number): string {
  const steps = load.utilisation.filter((share) => share >= hotFrom).length;
  return steps === 0 ? 'never' : formatDuration(steps * periodMs);
}

function peakText(load: ShardLoad, grid: TimeGrid, timeZone: TimeZoneChoice): string {
  const peak = peakOf(load.utilisation);
  if (peak === 0) return 'no traffic';
  const step = load.utilisation.indexOf(peak);
  return `${formatPercent(peak)} at ${formatTime(grid.startMs + step * grid.periodMs, timeZone)}`;
}
