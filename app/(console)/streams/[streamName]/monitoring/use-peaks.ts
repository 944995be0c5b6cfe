'use client';

import { useMemo } from 'react';
import { resolutionOf } from './resolution.ts';
import { useLivePeaks, useTimeWindow } from '../use-loads.ts';
import type { Peaks } from '#components/charts/draw/limit-chart.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { finerPeriodMs } from '#lib/kinesis/metric-peaks.ts';
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
): PeaksOf {
  const { steps, name } = useFineSteps();
  const limits = useMemo(() => metrics.filter(isLimit), [metrics]);
  const most = Math.min(mostShards, Math.max(1, Math.floor(mostPoints / (steps * limits.length))));
  // The ids are the key: the loads themselves are new with every poll.
  const ids = busiestIds(shown, most).join(' ');
  const wanted = useMemo(
    () => wantedOfShards(streamName, ids === '' ? [] : ids.split(' '), limits),
    [streamName, ids, limits],
  );
  const { data } = useLivePeaks([streamName, ids, ...limits], wanted);
  return (limit, per) =>
    name === undefined || !data
      ? undefined
      : {
          name,
          values: new Map(
            ids.split(' ').map((id) => [id, inUnit(shardSeries(data, id, limit), per)]),
          ),
        };
}

/** Of a whole stream. */
export function useStreamPeaks(streamName: string, metrics: readonly StreamMetric[]): PeaksOf {
  const { name } = useFineSteps();
  const wanted = useMemo(
    () => wantedOfStream(streamName, metrics.filter(isLimit)),
    [streamName, metrics],
  );
  const { data } = useLivePeaks([streamName, ...metrics], wanted);
  return (limit, per) =>
    name === undefined || !data
      ? undefined
      : {
          name,
          values: new Map([[limit, inUnit(streamSeries(data, streamName, limit), per)]]),
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
