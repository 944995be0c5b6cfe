'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { liveMetricsQuery, livePeaksQuery } from './queries.ts';
import { liveParams } from './search-params.ts';
import type { ShardView } from './shard-view.ts';
import { timeWindow } from './time-windows.ts';
import { useConnection } from '#components/layout/connection.tsx';
import type { MetricWanted } from '#lib/kinesis/metric-window.ts';
import { shardLoad } from '#lib/kinesis/shard-load.ts';
import { type ShardMetric, wantedOfShards } from '#lib/kinesis/shard-metrics.ts';
import { type StreamMetric, wantedOfStream, wantedSlowest } from '#lib/kinesis/stream-metrics.ts';

/** The window of time that the link names, or the usual one of the connection. */
export function useTimeWindow() {
  const { simulated } = useConnection();
  const [{ window, until }] = useQueryStates(liveParams);
  return { timeWindow: timeWindow(window, simulated), untilMs: until };
}

/** The highest seconds, or minutes, inside of the steps that `useLiveMetrics` gives. */
export function useLivePeaks(subject: readonly string[], wanted: readonly MetricWanted[]) {
  const { simulated } = useConnection();
  const { timeWindow: shown, untilMs } = useTimeWindow();
  return useQuery({
    ...livePeaksQuery({ subject, wanted, timeWindow: shown, untilMs, simulated }),
    placeholderData: keepPreviousData,
  });
}

function useLiveMetrics(subject: readonly string[], wanted: readonly MetricWanted[]) {
  const { simulated } = useConnection();
  const { timeWindow: shown, untilMs } = useTimeWindow();
  return useQuery({
    ...liveMetricsQuery({ subject, wanted, timeWindow: shown, untilMs, simulated }),
    placeholderData: keepPreviousData,
  });
}

/** What each of the shards does, over the window of the link. */
export function useShardLoads(
  streamName: string,
  shards: readonly ShardView[],
  metrics: readonly ShardMetric[],
) {
  const ids = useMemo(() => shards.map((shard) => shard.shardId), [shards]);
  const wanted = useMemo(
    () => wantedOfShards(streamName, ids, metrics),
    [streamName, ids, metrics],
  );
  const query = useLiveMetrics([streamName, ...metrics, ...ids], wanted);
  const window = query.data;
  const loads = useMemo(
    () => (window ? shards.map((shard) => shardLoad(window, shard)) : []),
    [window, shards],
  );
  return { query, window, loads };
}

/** What the whole stream does, over the window of the link, and its slowest calls. `metrics` must be a constant. */
export function useStreamMetrics(streamName: string, metrics: readonly StreamMetric[]) {
  const wanted = useMemo(
    () => [...wantedOfStream(streamName, metrics), ...wantedSlowest(streamName, metrics)],
    [streamName, metrics],
  );
  return useLiveMetrics([streamName, ...metrics], wanted);
}
