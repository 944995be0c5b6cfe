'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { shardsQuery, summaryQuery } from './queries.ts';
import { shardViews } from './shard-view.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { enabledShardMetrics, type ShardMetric } from '#lib/kinesis/shard-metrics.ts';

/**
 * All shards of the stream in hash order, and the open ones among them.
 * @param isWatched a person waits for them to change
 */
export function useShards(streamName: string, isWatched = false) {
  const { data: summary } = useQuery(summaryQuery(streamName));
  const isActive = summary?.StreamDescriptionSummary?.StreamStatus === 'ACTIVE';
  const query = useQuery(shardsQuery(streamName, isActive && !isWatched));
  const all = useMemo(() => shardViews(query.data?.Shards ?? []), [query.data]);
  const open = useMemo(() => all.filter((shard) => shard.isOpen), [all]);
  return { query, all, open };
}

/** Which shard-level metrics can be had: all on the simulator, on AWS those that were enabled. */
export function useShardMetrics(streamName: string): readonly ShardMetric[] {
  const { simulated } = useConnection();
  const { data } = useQuery(summaryQuery(streamName));
  const levels = data?.StreamDescriptionSummary?.EnhancedMonitoring;
  return useMemo(() => enabledShardMetrics(simulated, levels), [simulated, levels]);
}
