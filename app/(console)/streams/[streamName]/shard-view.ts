import type { ListedShard } from './queries.ts';
import {
  byHashOrder,
  type HashKeyRange,
  parseHashKeyRange,
  shareOfSpace,
} from '#lib/kinesis/hash-key-range.ts';

/** A shard as the pages need it. */
export interface ShardView {
  readonly shardId: string;
  readonly range: HashKeyRange;
  readonly shareOfSpace: number;
  readonly isOpen: boolean;
  readonly parentIds: readonly string[];
  readonly firstSequenceNumber: string;
  readonly lastSequenceNumber: string | undefined;
}

/** In hash order. */
export const shardViews = (shards: readonly ListedShard[]): ShardView[] =>
  shards.map(shardView).toSorted(byHashOrder);

function shardView(shard: ListedShard): ShardView {
  const range = parseHashKeyRange(shard.HashKeyRange ?? {});
  return {
    shardId: shard.ShardId ?? '',
    range,
    shareOfSpace: shareOfSpace(range),
    isOpen: shard.SequenceNumberRange?.EndingSequenceNumber === undefined,
    parentIds: [shard.ParentShardId, shard.AdjacentParentShardId].filter((id) => id !== undefined),
    firstSequenceNumber: shard.SequenceNumberRange?.StartingSequenceNumber ?? '',
    lastSequenceNumber: shard.SequenceNumberRange?.EndingSequenceNumber,
  };
}
