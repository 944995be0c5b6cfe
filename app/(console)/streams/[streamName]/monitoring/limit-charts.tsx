'use client';

import ColumnLayout from '@cloudscape-design/components/column-layout';
import { LimitChart } from '#components/charts/draw/limit-chart.tsx';
import { SeriesLegend } from '#components/charts/draw/series-legend.tsx';
import type { AxisScale } from '#components/charts/prepare/axis.ts';
import { colorSlots } from '#components/charts/prepare/color-slots.ts';
import { hidesSeconds } from '#components/charts/prepare/minute-average.ts';
import { resolutionOf } from './resolution.ts';
import { useChartAlarms } from './use-chart-alarms.tsx';
import { useShardPeaks } from './use-peaks.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { hotFrom } from '#lib/format/load-level.ts';
import { formatRate } from '#lib/format/rate.ts';
import { formatSignificant } from '#lib/format/significant.ts';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import type { ShardLoad } from '#lib/kinesis/shard-load.ts';
import type { ShardMetric } from '#lib/kinesis/shard-metrics.ts';
import { type ShardLimit, shardLimits } from '#lib/kinesis/utilisation.ts';

interface LimitChartsProps {
  streamName: string;
  shown: readonly ShardLoad[];
  grid: TimeGrid;
  metrics: readonly ShardMetric[];
  scale: AxisScale;
}

interface LimitShown {
  limit: ShardLimit;
  title: string;
  unit: string;
  /** How many of what is measured make one of the axis's unit. */
  per: number;
  format: (value: number) => string;
}

const mebibyte = 1_048_576;
const mebibytes = (value: number): string => `${formatSignificant(value)} MiB/s`;

const charts: readonly LimitShown[] = [
  {
    limit: 'recordsIn',
    title: 'Records in',
    unit: 'records/s',
    per: 1,
    format: (value) => formatRate(value, 'records'),
  },
  { limit: 'bytesIn', title: 'Bytes in', unit: 'MiB/s', per: mebibyte, format: mebibytes },
  { limit: 'bytesOut', title: 'Bytes out', unit: 'MiB/s', per: mebibyte, format: mebibytes },
  {
    limit: 'reads',
    title: 'Reads',
    unit: 'reads/s',
    per: 1,
    format: (value) => formatRate(value, 'reads'),
  },
];

export const syncId = 'stream';

/** One chart a limit, all with the same time and the same colours. */
export function LimitCharts({ streamName, shown, grid, metrics, scale }: LimitChartsProps) {
  const { timeZone } = usePreferences();
  const { simulated } = useConnection();
  const alarmsOn = useChartAlarms(streamName);
  const peaksOf = useShardPeaks(streamName, shown, metrics, grid);
  const { measured, peak } = resolutionOf(grid.periodMs, simulated);
  const shardIds = shown.map((load) => load.shardId);
  const slots = colorSlots(shown.map((load) => load.shardId));
  return (
    <>
      <SeriesLegend
        entries={[
          ...shown.map((load) => ({
            id: load.shardId,
            name: load.shardId,
            slot: slots.get(load.shardId) ?? 0,
          })),
          { id: 'measured', name: measured },
          ...besides(grid, peak),
        ]}
      />
      <ColumnLayout columns={2} minColumnWidth={360}>
        {charts
          .filter(({ limit }) => metrics.includes(limit))
          .map(({ limit, title, unit, per, format }) => (
            <LimitChart
              key={limit}
              title={title}
              unit={unit}
              format={format}
              series={shown.map((load) => ({
                id: load.shardId,
                name: load.shardId,
                values: per === 1 ? load.rates[limit] : load.rates[limit].map((rate) => rate / per),
              }))}
              slots={slots}
              steps={grid}
              timeZone={timeZone}
              limit={shardLimits[limit] / per}
              scale={scale}
              syncId={syncId}
              {...alarmsOn({
                title,
                metric: limit,
                shardIds,
                threshold: (shardLimits[limit] / per) * hotFrom,
              })}
              withAverages
              peaks={peaksOf(limit, per)}
              measured={measured}
            />
          ))}
      </ColumnLayout>
    </>
  );
}

/** What the lines that are not solid say. */
const besides = (grid: TimeGrid, peak: string | undefined) => [
  ...(hidesSeconds(grid)
    ? [{ id: 'average', name: 'average of each minute', kind: 'average' as const }]
    : []),
  ...(peak === undefined ? [] : [{ id: 'peak', name: peak, kind: 'peak' as const }]),
];
