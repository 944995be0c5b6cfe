import { explicitHashKeyOf } from '#lib/jobs/kpl-aggregation.ts';
import { type HashKeyRange, ownerOf } from '#lib/kinesis/hash-key-range.ts';

export interface LocatedShard {
  shardId: string;
  range: HashKeyRange;
}

/** An MD5 a key is not free, and most keys come again. */
const mostKept = 20_000;

/** The shard that a partition key belongs to; an empty id where the shards are not known. */
export function createShardLocator(
  shards: () => readonly LocatedShard[],
): (partitionKey: string) => string {
  const known = new Map<string, string>();
  let of: readonly LocatedShard[] = [];
  return (partitionKey) => {
    const current = shards();
    if (current !== of || known.size >= mostKept) known.clear();
    of = current;
    const kept = known.get(partitionKey);
    if (kept !== undefined) return kept;
    const shardId = ownerOf(current, BigInt(explicitHashKeyOf(partitionKey)))?.shardId ?? '';
    known.set(partitionKey, shardId);
    return shardId;
  };
}
