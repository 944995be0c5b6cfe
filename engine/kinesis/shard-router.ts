import type { Random } from '#engine/core/random.ts';
import { md5Words } from './md5-words.ts';
import type { Shard } from './shard.ts';

const wordBits = 32n;
const wordMask = 0xffffffffn;
const words = 4;

/** Finds the open shard of a hash key. Keys are compared as four 32-bit words: no bigint for each record. */
export class ShardRouter {
  readonly #shards: readonly Shard[];
  readonly #starts: Uint32Array;
  readonly #key = new Uint32Array(words);

  /** @param openShards tile the hash space */
  constructor(openShards: readonly Shard[]) {
    this.#shards = openShards.toSorted((a, b) => (a.range.start < b.range.start ? -1 : 1));
    this.#starts = new Uint32Array(this.#shards.length * words);
    this.#shards.forEach((shard, index) =>
      writeWords(this.#starts, index * words, shard.range.start),
    );
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

  /** The last shard that starts at or before the key. */
  #find(): Shard {
    const starts = this.#starts;
    const [a = 0, b = 0, c = 0, d = 0] = this.#key;
    let low = 0;
    let high = this.#shards.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      const at = middle * words;
      const difference =
        a - (starts[at] ?? 0) ||
        b - (starts[at + 1] ?? 0) ||
        c - (starts[at + 2] ?? 0) ||
        d - (starts[at + 3] ?? 0);
      if (difference >= 0) low = middle;
      else high = middle - 1;
    }
    return this.#at(low);
  }

  #at(index: number): Shard {
    const shard = this.#shards[index];
    if (!shard) throw new Error('A stream that takes records has at least one open shard');
    return shard;
  }
}

function writeWords(target: Uint32Array, at: number, value: bigint): void {
  for (let word = 0; word < words; word++)
    target[at + word] = Number((value >> (wordBits * BigInt(words - 1 - word))) & wordMask);
}
