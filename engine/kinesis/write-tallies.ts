import { shardLimits } from './limits.ts';

/** Larger than what a shard's limit earns in a second. */
export const isLargeRecord = (bytes: number): boolean => bytes > shardLimits.writeBytesPerSecond;

/** What one call did to a shard, or to a stream. */
export interface WriteTally {
  bytes: number;
  records: number;
  /** Of `bytes`, those of records over a second's worth, which are taken from a tank of their own. */
  largeBytes: number;
  throttled: number;
}

export const emptyTally = (): WriteTally => ({ bytes: 0, records: 0, largeBytes: 0, throttled: 0 });

const rowLength = 4;
const bytesAt = 0;
const recordsAt = 1;
const largeBytesAt = 2;
const throttledAt = 3;

/**
 * What the call that is being stored has done to each open shard so far; all 0 between calls. In one memory and not in
 * objects of the shards, which would not stay in a processor's cache where there are thousands of them.
 */
export class WriteTallies {
  readonly #rows: Float64Array;

  constructor(shards: number) {
    this.#rows = new Float64Array(shards * rowLength);
  }

  /** How many records the limits admitted. */
  records(row: number): number {
    return this.#rows[row * rowLength + recordsAt] ?? 0;
  }

  isEmpty(row: number): boolean {
    const start = row * rowLength;
    return this.#rows[start + recordsAt] === 0 && this.#rows[start + throttledAt] === 0;
  }

  /** Counts a record that the limits admitted. */
  add(row: number, bytes: number): void {
    const start = row * rowLength;
    this.#rows[start + bytesAt] = (this.#rows[start + bytesAt] ?? 0) + bytes;
    this.#rows[start + recordsAt] = (this.#rows[start + recordsAt] ?? 0) + 1;
    if (isLargeRecord(bytes))
      this.#rows[start + largeBytesAt] = (this.#rows[start + largeBytesAt] ?? 0) + bytes;
  }

  /** Counts a record that was refused. */
  refuse(row: number): void {
    const at = row * rowLength + throttledAt;
    this.#rows[at] = (this.#rows[at] ?? 0) + 1;
  }

  /** Empties a shard's row into `tally`. */
  take(row: number, tally: WriteTally): void {
    const start = row * rowLength;
    tally.bytes = this.#rows[start + bytesAt] ?? 0;
    tally.records = this.#rows[start + recordsAt] ?? 0;
    tally.largeBytes = this.#rows[start + largeBytesAt] ?? 0;
    tally.throttled = this.#rows[start + throttledAt] ?? 0;
    for (let at = start; at < start + rowLength; at++) this.#rows[at] = 0;
  }
}
