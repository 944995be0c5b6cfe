'use client';

import { useMemo, useState } from 'react';
import { resolutionOf } from './resolution.ts';
import { useLivePeaks, useTimeWindow } from '../use-loads.ts';
import type { Peaks } from '#components/charts/draw/limit-chart.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { finerPeriodMs } from '#lib/kinesis/metric-peaks.ts';
import { type MetricWindow, slideWindow, type TimeGrid } from '#lib/kinesis/metric-window.ts';
import { type ShardLoad, sumOver, wholeSpan } from '#lib/kinesis/shard-load.ts';
import { type ShardMetric, shardSeries, wantedOfShards } from '#lib/kinesis/shard-metrics.ts';
import { type StreamMetric, streamSeries, wantedOfStream } from '#lib/kinesis/stream-metrics.ts';
import { type ShardLimit, shardLimits } from '#lib/kinesis/utilisation.ts';

const mostPoints = 60_000;
const mostShards = 4;

const isLimit = (metric: ShardMetric | StreamMetric): metric is ShardLimit =>
  Object.hasOwn(shardLimits, metric);

/** The peaks of one chart, in its unit; `undefined` where nothing finer than its steps is measured. */
type PeaksOf = (limit: ShardLimit, per: number) => Peaks | undefined;

/** Of the busiest of the shown shards, as many as can be asked for at once: seconds are sixty times as many as minutes. */
export function useShardPeaks(
  streamName: string,
  shown: readonly ShardLoad[],
  metrics: readonly ShardMetric[],
  grid: TimeGrid,
): PeaksOf {
  const { steps, name } = useFineSteps();
  const limits = useMemo(() => metrics.filter(isLimit), [metrics]);
  const most = Math.min(mostShards, Math.max(1, Math.floor(mostPoints / (steps * limits.length))));
  const ids = usePicked(shown, most).join(' ');
  const wanted = useMemo(
    () => wantedOfShards(streamName, ids === '' ? [] : ids.split(' '), limits),
    [streamName, ids, limits],
  );
  const { data } = useLivePeaks([streamName, ids, ...limits], wanted);
  const window = useOnGrid(data, grid);
  return (limit, per) => {
    if (name === undefined || !window) return undefined;
    const values = ids.split(' ').map((id) => {
      return [id, inUnit(shardSeries(window, id, limit), per)] as const;
    });
    return { name, values: new Map(values) };
  };
}

/** Both come by polls of their own, so that one may be a step ahead of the other, or still of another window. */
const useOnGrid = (peaks: MetricWindow | undefined, grid: TimeGrid) =>
  useMemo(() => peaks && slideWindow(peaks, grid), [peaks, grid]);

/**
 * The busiest ones, kept for as long as all of them are shown: of shards that are loaded alike another is the busiest
 * with every poll, and each change would ask for all seconds again.
 */
function usePicked(shown: readonly ShardLoad[], most: number): readonly string[] {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const wanted = Math.min(most, shown.length);
  const areShown = picked.every((id) => shown.some(({ shardId }) => shardId === id));
  if (picked.length === wanted && areShown) return picked;
  const next = busiestIds(shown, most);
  setPicked(next);
  return next;
}

/** Of a whole stream. */
export function useStreamPeaks(
  streamName: string,
  metrics: readonly StreamMetric[],
  grid: TimeGrid,
): PeaksOf {
  const { name } = useFineSteps();
  const wanted = useMemo(
    () => wantedOfStream(streamName, metrics.filter(isLimit)),
    [streamName, metrics],
  );
  const { data } = useLivePeaks([streamName, ...metrics], wanted);
  const window = useOnGrid(data, grid);
  return (limit, per) => {
    if (name === undefined || !window) return undefined;
    const values = inUnit(streamSeries(window, streamName, limit), per);
    return { name, values: new Map([[limit, values]]) };
  };
}

function useFineSteps() {
  const { simulated } = useConnection();
  const { timeWindow } = useTimeWindow();
  const { windowMs, periodMs } = timeWindow;
  return {
    steps: windowMs / (finerPeriodMs(periodMs, simulated) ?? periodMs),
    name: resolutionOf(periodMs, simulated).peak,
  };
}

function busiestIds(shown: readonly ShardLoad[], most: number): string[] {
  const loads = shown.map(({ shardId, utilisation }) => ({
    shardId,
    sum: sumOver(utilisation, wholeSpan({ startMs: 0, periodMs: 1, length: utilisation.length })),
  }));
  return loads
    .toSorted((a, b) => b.sum - a.sum)
    .slice(0, most)
    .map(({ shardId }) => shardId)
    .toSorted();
}

const inUnit = (values: Float64Array, per: number): Float64Array =>
  per === 1 ? values : values.map((value) => value / per);
