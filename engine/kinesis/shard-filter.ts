import { invalidArgument } from './failures.ts';
import type { Shard } from './shard.ts';

export interface ShardFilter {
  type: string | undefined;
  shardId?: string | undefined;
  timeMs?: number | undefined;
}

/**
 * Applies ListShards' filter. Until shards can be split and merged every shard is open and as old as its stream, so
 * only the filters that ask for an id or a time leave any out.
 */
export function selectShards(shards: readonly Shard[], filter?: ShardFilter): readonly Shard[] {
  switch (filter?.type) {
    case 'AFTER_SHARD_ID': {
      const { shardId } = filter;
      // [unsure] of this text and the next.
      if (shardId === undefined)
        throw invalidArgument('ShardId must be specified when the filter type is AFTER_SHARD_ID.');
      return shards.filter(({ id }) => id > shardId);
    }
    case 'AT_TIMESTAMP':
    case 'FROM_TIMESTAMP': {
      const { timeMs } = filter;
      if (timeMs === undefined)
        throw invalidArgument(
          `Timestamp must be specified when the filter type is ${filter.type}.`,
        );
      const isFrom = filter.type === 'FROM_TIMESTAMP';
      return isFrom ? shards : shards.filter(({ row }) => row.createdAtMs <= timeMs);
    }
    default:
      return shards;
  }
}
