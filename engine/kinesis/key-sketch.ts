import { shardLimits } from './limits.ts';

/** What a sketch has of one partition key. */
export interface KeyCount {
  readonly partitionKey: string;
  records: number;
  bytes: number;
  /** How many of the records may be another key's: those that are surely its own are the rest. */
  recordsOver: number;
  bytesOver: number;
}

/** A record weighs as many bytes as a shard takes for each record it takes, so that a load is of the limit that binds. */
const recordLoadBytes = shardLimits.writeBytesPerSecond / shardLimits.writeRecordsPerSecond;

export const loadOf = (records: number, bytes: number): number => records * recordLoadBytes + bytes;

/** A row of measures for each counter. */
const rowLength = 4;
const recordsAt = 0;
const bytesAt = 1;
const recordsOverAt = 2;
const bytesOverAt = 3;

const hashStart = 0x811c9dc5;
const hashFactor = 0x01000193;

/**
 * Space-Saving (Metwally, Agrawal, El Abbadi 2005) with a fixed number of counters, weighted by load. A key without a
 * counter takes over that of the smallest load, along with what it has counted: the possible overestimate. Each counter
 * has no less than its key's load, all of them together have the whole, and a key with more than 1/counters of the
 * load has one.
 */
export class KeySketch {
  readonly #hashes: Int32Array;
  readonly #loads: Float64Array;
  readonly #measures: Float64Array;
  readonly #keys: string[] = [];

  constructor(counters: number) {
    this.#hashes = new Int32Array(counters);
    this.#loads = new Float64Array(counters);
    this.#measures = new Float64Array(counters * rowLength);
  }

  add(partitionKey: string, records: number, bytes: number): void {
    const hash = hashOf(partitionKey);
    let index = this.#find(partitionKey, hash);
    if (index < 0) index = this.#takeOver(partitionKey, hash);
    const row = index * rowLength;
    this.#loads[index] = (this.#loads[index] ?? 0) + loadOf(records, bytes);
    this.#measures[row + recordsAt] = (this.#measures[row + recordsAt] ?? 0) + records;
    this.#measures[row + bytesAt] = (this.#measures[row + bytesAt] ?? 0) + bytes;
  }

  /** Keys that have counted more than `load`. */
  above(load: number): KeyCount[] {
    return this.#keys.flatMap((partitionKey, index) => {
      if ((this.#loads[index] ?? 0) <= load) return [];
      const start = index * rowLength;
      const row = this.#measures.subarray(start, start + rowLength);
      const [records = 0, bytes = 0, recordsOver = 0, bytesOver = 0] = row;
      return { partitionKey, records, bytes, recordsOver, bytesOver };
    });
  }

  clear(): void {
    this.#keys.length = 0;
    this.#loads.fill(0);
    this.#measures.fill(0);
  }

  #find(partitionKey: string, hash: number): number {
    const hashes = this.#hashes;
    const keys = this.#keys;
    for (let index = 0; index < keys.length; index++)
      if (hashes[index] === hash && keys[index] === partitionKey) return index;
    return -1;
  }

  /** A free counter, or else the one of the smallest load. */
  #takeOver(partitionKey: string, hash: number): number {
    const isFull = this.#keys.length === this.#loads.length;
    const index = isFull ? this.#lightest() : this.#keys.length;
    const row = index * rowLength;
    this.#keys[index] = copyOf(partitionKey);
    this.#hashes[index] = hash;
    this.#measures[row + recordsOverAt] = this.#measures[row + recordsAt] ?? 0;
    this.#measures[row + bytesOverAt] = this.#measures[row + bytesAt] ?? 0;
    return index;
  }

  #lightest(): number {
    const loads = this.#loads;
    let lightest = 0;
    let least = Infinity;
    for (let index = 0; index < loads.length; index++) {
      const load = loads[index] ?? 0;
      if (load < least) {
        least = load;
        lightest = index;
      }
    }
    return lightest;
  }
}

/** The text may be a part of its request's, and keeping it would keep all of that. */
const copyOf = (text: string): string => Buffer.from(text).toString();

/** FNV-1a: tells most keys apart without comparing them. */
function hashOf(text: string): number {
  let hash = hashStart;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), hashFactor);
  return hash | 0;
}
