import type { Random } from '#engine/core/random.ts';
import type { HashKeyRange } from './hash-key-range.ts';
import { md5Words } from './md5-words.ts';

const wordBits = 32;
const wordMask = 0xffffffffn;
const words = 4;

/** Two a shard tell most shards at once, and even those of thousands stay in a processor's cache. */
const bucketsPerShard = 2;
const mostBucketBits = 16;

/**
 * Finds the open shard of a hash key. Keys are compared as four 32-bit words, mostly by the first alone: no bigint for each
 * record.
 */
export class ShardRouter {
  /** In the order of their hash keys: their places in the list that the router was made from. */
  readonly #rows: Uint32Array;
  readonly #firstWords: Uint32Array;
  readonly #starts: Uint32Array;
  /** By the first bits of a key: the last shard that starts before all keys with these. */
  readonly #buckets: Uint32Array;
  readonly #bucketShift: number;
  readonly #key = new Uint32Array(words);

  /** @param ranges tile the hash space */
  constructor(ranges: readonly HashKeyRange[]) {
    const sorted = ranges
      .map(({ start }, row) => ({ start, row }))
      .toSorted((a, b) => (a.start < b.start ? -1 : 1));
    this.#rows = Uint32Array.from(sorted, ({ row }) => row);
    this.#starts = new Uint32Array(sorted.length * words);
    sorted.forEach(({ start }, index) => writeWords(this.#starts, index * words, start));
    this.#firstWords = Uint32Array.from(sorted, (_, index) => this.#starts[index * words] ?? 0);
    const bits = Math.min(
      mostBucketBits,
      Math.ceil(Math.log2(sorted.length * bucketsPerShard + 1)),
    );
    this.#bucketShift = wordBits - bits;
    this.#buckets = this.#fillBuckets(2 ** bits);
  }

  /** @returns the place of the shard in the list that the router was made from, as the others do */
  byPartitionKey(partitionKey: string): number {
    md5Words(partitionKey, this.#key);
    return this.#find();
  }

  byHashKey(hashKey: bigint): number {
    writeWords(this.#key, 0, hashKey);
    return this.#find();
  }

  /** Any of the shards, all equally likely. */
  any(random: Random): number {
    return Math.floor(random.next() * this.#rows.length);
  }

  #fillBuckets(count: number): Uint32Array {
    const buckets = new Uint32Array(count + 1);
    let index = 0;
    for (let bucket = 0; bucket < count; bucket++) {
      const first = bucket * 2 ** this.#bucketShift;
      while ((this.#firstWords[index + 1] ?? Infinity) < first) index += 1;
      buckets[bucket] = index;
    }
    buckets[count] = this.#rows.length - 1;
    return buckets;
  }

  /** The last shard that starts at or before the key. */
  #find(): number {
    const bucket = (this.#key[0] ?? 0) >>> this.#bucketShift;
    let low = this.#buckets[bucket] ?? 0;
    let high = this.#buckets[bucket + 1] ?? 0;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#startsBehindKey(middle)) high = middle - 1;
      else low = middle;
    }
    return this.#rows[low] ?? 0;
  }

  #startsBehindKey(index: number): boolean {
    const first = (this.#firstWords[index] ?? 0) - (this.#key[0] ?? 0);
    if (first !== 0) return first > 0;
    const starts = this.#starts;
    for (let word = 1; word < words; word++) {
      const difference = (starts[index * words + word] ?? 0) - (this.#key[word] ?? 0);
      if (difference !== 0) return difference > 0;
    }
    return false;
  }
}

function writeWords(target: Uint32Array, at: number, value: bigint): void {
  for (let word = 0; word < words; word++)
    target[at + word] = Number((value >> BigInt(wordBits * (words - 1 - word))) & wordMask);
}
