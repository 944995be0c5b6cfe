import type { Random } from '#engine/core/random.ts';
import { md5Words } from './md5-words.ts';
import type { Shard } from './shard.ts';

const wordBits = 32;
const wordMask = 0xffffffffn;
const words = 4;

/** A table of so many buckets a shard tells most shards at once, and takes little. */
const bucketsPerShard = 4;
const mostBucketBits = 16;

/** Finds the open shard of a hash key. Keys are compared as four 32-bit words: no bigint for each record. */
export class ShardRouter {
  readonly #shards: readonly Shard[];
  readonly #starts: Uint32Array;
  /** By the first bits of a key: the last shard that starts before all keys with these. */
  readonly #buckets: Uint32Array;
  readonly #bucketShift: number;
  readonly #key = new Uint32Array(words);

  /** @param openShards tile the hash space */
  constructor(openShards: readonly Shard[]) {
    this.#shards = openShards.toSorted((a, b) => (a.range.start < b.range.start ? -1 : 1));
    this.#starts = new Uint32Array(this.#shards.length * words);
    this.#shards.forEach((shard, index) =>
      writeWords(this.#starts, index * words, shard.range.start),
    );
    const bits = Math.min(
      mostBucketBits,
      Math.ceil(Math.log2(this.#shards.length * bucketsPerShard + 1)),
    );
    this.#bucketShift = wordBits - bits;
    this.#buckets = this.#fillBuckets(2 ** bits);
  }

  byPartitionKey(partitionKey: string): Shard {
    md5Words(partitionKey, this.#key);
    return this.#find();
  }

  byHashKey(hashKey: bigint): Shard {
    writeWords(this.#key, 0, hashKey);
    return this.#find();
  }

  /** Any of the shards, all equally likely. */
  any(random: Random): Shard {
    return this.#at(Math.floor(random.next() * this.#shards.length));
  }

  #fillBuckets(count: number): Uint32Array {
    const buckets = new Uint32Array(count + 1);
    let index = 0;
    for (let bucket = 0; bucket < count; bucket++) {
      const first = bucket * 2 ** this.#bucketShift;
      while (index + 1 < this.#shards.length && this.#firstWord(index + 1) < first) index += 1;
      buckets[bucket] = index;
    }
    buckets[count] = this.#shards.length - 1;
    return buckets;
  }

  #firstWord(index: number): number {
    return this.#starts[index * words] ?? 0;
  }

  /** The last shard that starts at or before the key. */
  #find(): Shard {
    const bucket = (this.#key[0] ?? 0) >>> this.#bucketShift;
    let low = this.#buckets[bucket] ?? 0;
    let high = this.#buckets[bucket + 1] ?? 0;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#startsBehindKey(middle)) high = middle - 1;
      else low = middle;
    }
    return this.#at(low);
  }

  #startsBehindKey(index: number): boolean {
    const starts = this.#starts;
    for (let word = 0; word < words; word++) {
      const difference = (starts[index * words + word] ?? 0) - (this.#key[word] ?? 0);
      if (difference !== 0) return difference > 0;
    }
    return false;
  }

  #at(index: number): Shard {
    const shard = this.#shards[index];
    if (!shard) throw new Error('A stream that takes records has at least one open shard');
    return shard;
  }
}

function writeWords(target: Uint32Array, at: number, value: bigint): void {
  for (let word = 0; word < words; word++)
    target[at + word] = Number((value >> BigInt(wordBits * (words - 1 - word))) & wordMask);
}
