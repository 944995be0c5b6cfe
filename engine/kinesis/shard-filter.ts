import { invalidArgument } from './failures.ts';
import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';

export interface ShardFilter {
  type: string | undefined;
  shardId?: string | undefined;
  timeMs?: number | undefined;
}

/** Applies ListShards' filter. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ShardFilter.html */
export function selectShards(
  stream: Stream,
  nowMs: number,
  filter: ShardFilter = { type: 'FROM_TRIM_HORIZON' },
): readonly Shard[] {
  const living = stream.livingShards(nowMs);
  const horizonMs = Math.max(stream.horizonMs(nowMs), stream.row.createdAtMs);
  switch (filter.type) {
    case 'AFTER_SHARD_ID': {
      const { shardId } = filter;
      // [unsure] of this text and the next.
      if (shardId === undefined)
        throw invalidArgument('ShardId must be specified when the filter type is AFTER_SHARD_ID.');
      return living.filter(({ id }) => id > shardId);
    }
    case 'AT_LATEST':
      return stream.openShards;
    case 'AT_TRIM_HORIZON':
      return living.filter((shard) => wasOpenAt(shard, horizonMs));
    case 'AT_TIMESTAMP':
      return living.filter((shard) => wasOpenAt(shard, timeOf(filter)));
    case 'FROM_TIMESTAMP': {
      const fromMs = timeOf(filter);
      return living.filter(({ row }) => (row.closedAtMs ?? Infinity) >= fromMs);
    }
    default:
      return living;
  }
}

const wasOpenAt = ({ row }: Shard, timeMs: number): boolean =>
  row.createdAtMs <= timeMs && timeMs < (row.closedAtMs ?? Infinity);

function timeOf({ type, timeMs }: ShardFilter): number {
  if (timeMs === undefined)
    throw invalidArgument(`Timestamp must be specified when the filter type is ${type}.`);
  return timeMs;
}
