import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';
import type { WriteEntry } from './write-records.ts';

/**
 * Counts the partition keys of what one call put, for the lab.
 * @param sizes bytes of each entry's data and key
 * @param storedIn the shard that took an entry, if one did
 */
export function countKeys(
  stream: Stream,
  entries: readonly WriteEntry[],
  sizes: readonly number[],
  nowMs: number,
  storedIn: (index: number) => Shard | undefined,
): void {
  stream.keySampler.choose(entries.length, stream.shards.length, nowMs, (index, step) => {
    const partitionKey = entries[index]?.PartitionKey ?? '';
    storedIn(index)?.observation.countKey(partitionKey, step, sizes[index] ?? 0, nowMs);
  });
}
