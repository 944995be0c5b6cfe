'use client';

import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type KeySample, sampleKeys, type SampleReads } from './sample-keys.ts';
import { connectionNow } from '../queries.ts';
import type { ShardView } from '../shard-view.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { fetchRead, ReadError } from '#lib/aws/read.ts';

const sampledMs = 60_000;
const pageRecords = 2_000;
/** Four reads a second: one is left to others. */
const pauseMs = 250;

const sampleQuery = (streamName: string, shard: ShardView | undefined, simulated: boolean) =>
  queryOptions<KeySample, ReadError>({
    queryKey: ['key-sample', streamName, shard?.shardId],
    queryFn: async ({ signal }) => {
      if (!shard) throw new Error('No shard is sampled.');
      const fromMs = (await connectionNow(simulated, signal)) - sampledMs;
      return sampleKeys(shard.range, readsFrom(streamName, shard.shardId, fromMs, signal));
    },
    // It spends reads of the shard: only when a person asks.
    enabled: false,
    retry: false,
    gcTime: 600_000,
  });

/** Which keys the records of a shard's last minute carry; asked for with `refetch` only. */
export function useKeySample(streamName: string, shard: ShardView | undefined) {
  const { simulated } = useConnection();
  return useQuery(sampleQuery(streamName, shard, simulated));
}

/** The keys of any shard, as far as they were sampled. */
export function useSampleOf(streamName: string) {
  const queries = useQueryClient();
  return useCallback(
    (shardId: string) => queries.getQueryData<KeySample>(['key-sample', streamName, shardId])?.keys,
    [queries, streamName],
  );
}

function readsFrom(
  streamName: string,
  shardId: string,
  fromMs: number,
  signal: AbortSignal,
): SampleReads {
  let iterator: string | undefined;
  return {
    isThrottle: (error) =>
      error instanceof ReadError && error.failure.name === 'ProvisionedThroughputExceededException',
    pause: () => new Promise((resolve) => setTimeout(resolve, pauseMs)),
    async next() {
      iterator ??= (
        await fetchRead(
          'kinesis',
          'GetShardIterator',
          {
            StreamName: streamName,
            ShardId: shardId,
            ShardIteratorType: 'AT_TIMESTAMP',
            Timestamp: new Date(fromMs),
          },
          signal,
        )
      ).ShardIterator;
      const input = { ShardIterator: iterator ?? '', Limit: pageRecords };
      const page = await fetchRead('kinesis', 'GetRecords', input, signal);
      iterator = page.NextShardIterator;
      const records = (page.Records ?? []).map(({ PartitionKey = '', Data }) => ({
        partitionKey: PartitionKey,
        bytes: (Data?.byteLength ?? 0) + new TextEncoder().encode(PartitionKey).byteLength,
      }));
      return { records, isLast: iterator === undefined || page.MillisBehindLatest === 0 };
    },
  };
}
