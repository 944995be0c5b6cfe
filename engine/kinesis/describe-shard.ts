import type { ChildShard, Shard as ShardDescription } from '@aws-sdk/client-kinesis';
import type { Shard } from './shard.ts';
import { formatShardId } from './shard-id.ts';
import type { Stream } from './stream.ts';

const hashKeyRange = ({ row }: Shard) => ({
  StartingHashKey: row.startingHashKey,
  EndingHashKey: row.endingHashKey,
});

const optionalId = (index: number | undefined): string | undefined =>
  index === undefined ? undefined : formatShardId(index);

/** A shard as DescribeStream and ListShards show it. */
export const describeShard = (shard: Shard): ShardDescription => ({
  ShardId: shard.id,
  ParentShardId: optionalId(shard.row.parentIndex),
  AdjacentParentShardId: optionalId(shard.row.adjacentParentIndex),
  HashKeyRange: hashKeyRange(shard),
  SequenceNumberRange: {
    StartingSequenceNumber: shard.startingSequenceNumber,
    EndingSequenceNumber: shard.endingSequenceNumber,
  },
});

/** Where a reader goes on when a closed shard has nothing more. */
export const describeChildShards = (stream: Stream, { row }: Shard): ChildShard[] =>
  stream.shards
    .filter((child) => [child.row.parentIndex, child.row.adjacentParentIndex].includes(row.index))
    .map((child) => ({
      ShardId: child.id,
      ParentShards: [child.row.parentIndex, child.row.adjacentParentIndex].flatMap(
        (index) => optionalId(index) ?? [],
      ),
      HashKeyRange: hashKeyRange(child),
    }));
