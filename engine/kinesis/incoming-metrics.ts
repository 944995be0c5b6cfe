import type { Shard } from './shard.ts';

const rowLength = 8;
const secondAt = 0;
const callsAt = 1;
const bytesAt = 2;
const leastBytesAt = 3;
const mostBytesAt = 4;
const recordsAt = 5;
const leastRecordsAt = 6;
const mostRecordsAt = 7;

/**
 * IncomingBytes and IncomingRecords of the open shards in the present second, before they are added to the metrics: calls
 * come many times a second, and the metrics of thousands of shards lie far apart.
 */
export class IncomingMetrics {
  readonly #shards: readonly Shard[];
  readonly #rows: Float64Array;
  /** Rows with something in them. */
  #filled: number[] = [];

  /** @param shards by row */
  constructor(shards: readonly Shard[]) {
    this.#shards = shards;
    this.#rows = new Float64Array(shards.length * rowLength);
  }

  get isEmpty(): boolean {
    return this.#filled.length === 0;
  }

  /** How many calls came in the present second. */
  calls(row: number): number {
    return this.#value(row * rowLength + callsAt);
  }

  /** One sample of each metric, as CloudWatch's minimum and maximum are those of single put operations. */
  add(row: number, bytes: number, records: number, nowMs: number): void {
    const rows = this.#rows;
    const start = row * rowLength;
    const second = Math.floor(nowMs / 1000);
    if (rows[start + callsAt] === 0) {
      rows[start + secondAt] = second;
      this.#filled.push(row);
    } else if (rows[start + secondAt] !== second) {
      this.flush();
      this.#filled.push(row);
      rows[start + secondAt] = second;
    }
    const isFirst = rows[start + callsAt] === 0;
    rows[start + callsAt] = (rows[start + callsAt] ?? 0) + 1;
    rows[start + bytesAt] = (rows[start + bytesAt] ?? 0) + bytes;
    rows[start + recordsAt] = (rows[start + recordsAt] ?? 0) + records;
    if (isFirst || bytes < (rows[start + leastBytesAt] ?? 0)) rows[start + leastBytesAt] = bytes;
    if (isFirst || bytes > (rows[start + mostBytesAt] ?? 0)) rows[start + mostBytesAt] = bytes;
    if (isFirst || records < (rows[start + leastRecordsAt] ?? 0))
      rows[start + leastRecordsAt] = records;
    if (isFirst || records > (rows[start + mostRecordsAt] ?? 0))
      rows[start + mostRecordsAt] = records;
  }

  /** Adds all to the metrics. In order: thousands of shards' metrics lie one behind the other, as they were made. */
  flush(): void {
    for (const row of Int32Array.from(this.#filled).toSorted()) this.#flushRow(row);
    this.#filled = [];
  }

  #flushRow(row: number): void {
    const metrics = this.#shards[row]?.metrics;
    const start = row * rowLength;
    const atMs = this.#value(start + secondAt) * 1000;
    const count = this.#value(start + callsAt);
    metrics?.IncomingBytes.addMany(
      {
        sum: this.#value(start + bytesAt),
        min: this.#value(start + leastBytesAt),
        max: this.#value(start + mostBytesAt),
        count,
      },
      atMs,
    );
    metrics?.IncomingRecords.addMany(
      {
        sum: this.#value(start + recordsAt),
        min: this.#value(start + leastRecordsAt),
        max: this.#value(start + mostRecordsAt),
        count,
      },
      atMs,
    );
    for (let at = start; at < start + rowLength; at++) this.#rows[at] = 0;
  }

  #value(at: number): number {
    return this.#rows[at] ?? 0;
  }
}
