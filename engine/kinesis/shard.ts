import type { Log } from '#engine/core/record-log.ts';
import type { HashKeyRange } from './hash-key-range.ts';
import { shardLimits } from './limits.ts';
import { encodeSequenceNumber, endingCounter } from './sequence-number.ts';
import { printSequenceNumber, SequenceNumberRows } from './sequence-number-rows.ts';
import { ShardLoad } from './shard-load.ts';
import { ShardObservation } from './shard-observation.ts';
import { formatShardId } from './shard-id.ts';
import { ShardSubscribers } from './shard-subscribers.ts';
import type { ShardMetrics } from './stream-metrics.ts';
import { TokenBucket } from './token-bucket.ts';
import { isLargeRecord, type WriteTally } from './write-tallies.ts';

/** What is stored of a shard. */
export interface ShardRow {
  index: number;
  logId: number;
  /** Decimal, as on the wire. */
  startingHashKey: string;
  endingHashKey: string;
  createdAtMs: number;
  /** The second that all its sequence numbers begin with: those of a child are above those of its parents. */
  sequenceEpochSeconds: number;
  /** The shard that was split, or ShardToMerge. */
  parentIndex?: number;
  /** AdjacentShardToMerge. */
  adjacentParentIndex?: number;
  /** When it was split or merged; it takes no records since. */
  closedAtMs?: number;
}

/** A shard at work: its range, its log and what is left of its limits. */
export class Shard {
  readonly row: ShardRow;
  readonly id: string;
  readonly range: HashKeyRange;
  readonly log: Log;
  readonly metrics: ShardMetrics;
  readonly load = new ShardLoad();
  readonly observation = new ShardObservation();
  readonly #writeBytes: TokenBucket;
  readonly #largeRecordBytes: TokenBucket;
  readonly #writeRecords: TokenBucket;
  readonly #readBytes: TokenBucket;
  readonly #reads: TokenBucket;
  #subscribers: ShardSubscribers | undefined;
  #sequenceNumbers: SequenceNumberRows | undefined;

  constructor(row: ShardRow, log: Log, metrics: ShardMetrics, nowMs: number) {
    this.row = row;
    this.id = formatShardId(row.index);
    this.range = { start: BigInt(row.startingHashKey), end: BigInt(row.endingHashKey) };
    this.log = log;
    this.metrics = metrics;
    this.#writeBytes = new TokenBucket(shardLimits.writeBytesPerSecond, nowMs);
    this.#largeRecordBytes = new TokenBucket(
      shardLimits.writeBytesPerSecond,
      nowMs,
      shardLimits.largeRecordBurstBytes,
    );
    this.#writeRecords = new TokenBucket(shardLimits.writeRecordsPerSecond, nowMs);
    this.#readBytes = new TokenBucket(shardLimits.readBytesPerSecond, nowMs);
    this.#reads = new TokenBucket(shardLimits.readsPerSecond, nowMs);
  }

  get isOpen(): boolean {
    return this.row.closedAtMs === undefined;
  }

  /**
   * Takes one record of `bytes` (data and key) from the write limits, or refuses it. A record over one second's worth
   * is taken from a tank of its own that bursts.
   */
  admitWrite(bytes: number, nowMs: number): boolean {
    const tank = isLargeRecord(bytes) ? this.#largeRecordBytes : this.#writeBytes;
    if (!this.#writeRecords.has(1, nowMs) || !tank.has(bytes, nowMs)) return false;
    this.#writeRecords.take(1, nowMs);
    tank.take(bytes, nowMs);
    return true;
  }

  /** Undoes what `admitWrite` took for the records of a tally. */
  giveBackWrites({ bytes, records, largeBytes }: WriteTally, nowMs: number): void {
    this.#writeRecords.take(-records, nowMs);
    this.#writeBytes.take(largeBytes - bytes, nowMs);
    this.#largeRecordBytes.take(-largeBytes, nowMs);
  }

  /** Takes one GetRecords call from the read limits, or refuses it. A large page before may still be owed. */
  admitRead(nowMs: number): boolean {
    if (!this.#reads.has(1, nowMs) || !this.#readBytes.has(0, nowMs)) return false;
    this.#reads.take(1, nowMs);
    return true;
  }

  /** Charges what a read returned: 10 MiB block further reads for the 5 seconds that AWS documents. */
  chargeRead(bytes: number, nowMs: number): void {
    this.#readBytes.take(bytes, nowMs);
  }

  /** Missing while nobody ever subscribed: most shards have none, and writers look here often. */
  get subscribers(): ShardSubscribers | undefined {
    return this.#subscribers;
  }

  openSubscribers(): ShardSubscribers {
    return (this.#subscribers ??= new ShardSubscribers());
  }

  sequenceNumber(position: number, timeMs: number): string {
    this.#sequenceNumbers ??= new SequenceNumberRows([this.row]);
    return printSequenceNumber(this.#sequenceNumbers, 0, position + 1, Math.floor(timeMs / 1000));
  }

  /** Smaller than that of the first record, so that reading from it misses none. */
  get startingSequenceNumber(): string {
    return this.#sequenceNumber(0n, this.row.createdAtMs);
  }

  /** Larger than any of its records'; missing while the shard is open. */
  get endingSequenceNumber(): string | undefined {
    const { closedAtMs } = this.row;
    return closedAtMs === undefined ? undefined : this.#sequenceNumber(endingCounter, closedAtMs);
  }

  #sequenceNumber(counter: bigint, timeMs: number): string {
    return encodeSequenceNumber({
      shardCreatedSeconds: this.row.sequenceEpochSeconds,
      shardIndex: this.row.index,
      counter,
      seconds: Math.floor(timeMs / 1000),
    }).toString();
  }
}
