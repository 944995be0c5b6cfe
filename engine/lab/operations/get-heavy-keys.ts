import type { LabContext, ObservedShardKeys } from '#engine/lab/context.ts';
import { shardNotFound, streamNotFound } from '#engine/lab/failures.ts';
import type {
  GetHeavyKeysInput,
  GetHeavyKeysOutput,
  ShardHeavyKeys,
} from '#lib/lab-client/observation-types.ts';

const keysWhenNotSaid = 10;
const mostShards = 500;

/** The heaviest partition keys of a stream's shards over the last minute. */
export function getHeavyKeys(
  { caller, kinesis }: LabContext,
  { StreamName = '', ShardId, MaxKeys = keysWhenNotSaid }: GetHeavyKeysInput,
): GetHeavyKeysOutput {
  const wanted = { shardId: ShardId, mostKeys: MaxKeys, mostShards };
  const observed = kinesis.observation.heavyKeys(caller, StreamName, wanted);
  if (!observed) throw streamNotFound(caller, StreamName);
  const { sinceMs, shards, omittedShards } = observed;
  if (ShardId !== undefined && shards.length === 0)
    throw shardNotFound(caller, ShardId, StreamName);
  return {
    Since: new Date(sinceMs),
    Shards: shards.map(describeShard),
    OmittedShards: omittedShards,
  };
}

const describeShard = (shard: ObservedShardKeys): ShardHeavyKeys => ({
  ShardId: shard.shardId,
  Records: shard.records,
  Bytes: shard.bytes,
  SampledShare: shard.sampledShare,
  Keys: shard.keys.map((key) => ({
    PartitionKey: key.partitionKey,
    RecordShare: key.recordShare,
    ByteShare: key.byteShare,
    RecordShareOverestimate: key.recordShareOver,
    ByteShareOverestimate: key.byteShareOver,
  })),
});
