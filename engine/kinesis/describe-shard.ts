import type { Shard as ShardDescription } from '@aws-sdk/client-kinesis';
import type { Shard } from './shard.ts';

/** A shard as DescribeStream and ListShards show it. */
export const describeShard = (shard: Shard): ShardDescription => ({
  ShardId: shard.id,
  HashKeyRange: {
    StartingHashKey: shard.row.startingHashKey,
    EndingHashKey: shard.row.endingHashKey,
  },
  SequenceNumberRange: { StartingSequenceNumber: shard.startingSequenceNumber },
});
