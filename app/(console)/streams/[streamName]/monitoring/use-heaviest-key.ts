'use client';

import { useQuery } from '@tanstack/react-query';
import { heavyKeysQuery } from '../shards/queries.ts';
import type { KeySample } from '../shards/sample-keys.ts';
import { useKeySample } from '../shards/use-key-sample.ts';
import type { ShardView } from '../shard-view.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { type HeaviestKey, heaviestKey } from '#lib/kinesis/heavy-key.ts';
import type { ShardFinding } from '#lib/kinesis/load-finding.ts';

/** Which key makes a shard hot: counted by the simulator, elsewhere as far as its records were sampled. */
export function useHeaviestKey(
  streamName: string,
  hottest: ShardFinding | undefined,
  shard: ShardView | undefined,
) {
  const { simulated } = useConnection();
  const counted = useQuery(heavyKeysQuery(streamName, simulated && hottest !== undefined));
  const sample = useKeySample(streamName, shard);
  const ofShard = counted.data?.Shards?.find(({ ShardId }) => ShardId === hottest?.shardId);
  let heaviest: HeaviestKey | undefined;
  if (hottest && ofShard)
    heaviest = heaviestKey(ofShard.Keys ?? [], hottest.binding, ofShard.SampledShare);
  else if (hottest && sample.data) heaviest = heaviestInSample(sample.data, hottest);
  return { heaviest, sample };
}

function heaviestInSample({ keys, records, bytes }: KeySample, { binding }: ShardFinding) {
  const counted = keys.map((key) => ({
    PartitionKey: key.key,
    RecordShare: key.records / records,
    ByteShare: key.bytes / bytes,
  }));
  const heaviest = heaviestKey(counted, binding);
  return heaviest && { ...heaviest, isEstimate: true };
}
