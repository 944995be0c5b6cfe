import { toFailure } from '#lib/aws/failure.ts';
import type { GroupRecord, GroupWorld, StartPosition } from '#lib/consumer-group/group-world.ts';
import type { Checkpoint } from '#lib/consumer-group/lease.ts';
import { createReadBudget } from '#lib/records/read-budget.ts';

/** How a group reads a shard, whose five reads and 2 MiB a second it shares with all its other readers. */
const groupReads = {
  /** Between two reads of a shard. https://github.com/awslabs/amazon-kinesis-client (idleTimeBetweenReadsInMillis) */
  idleMs: 1_000,
  /** With three of five reads a second goes the same part of the bytes: 1.2 MiB/s. */
  bytesOfReadsPerSecond: 3,
  recordsARead: 2_000,
} as const;

const retryMs = 3_000;

export interface ShardConsumerOptions {
  readonly shardId: string;
  readonly start: StartPosition;
  readonly world: GroupWorld;
  /** Called in order, each record once in the life of this consumer. */
  readonly onProcessed: (records: readonly GroupRecord[]) => void;
  /** A read was answered. */
  readonly onRead: () => void;
  readonly onFailed: (error: unknown) => void;
}

/** One worker's way through one shard: reads ahead a page and processes at its pace. It does nothing but in `tick`. */
export class ShardConsumer {
  readonly #options: ShardConsumerOptions;
  readonly #budget = createReadBudget(groupReads.bytesOfReadsPerSecond);
  #iterator: string | undefined;
  #fetched: StartPosition;
  #processed: StartPosition;
  #buffer: readonly GroupRecord[] = [];
  #next = 0;
  #hasEnded = false;
  #isReading = false;
  #isClosed = false;
  #nextReadMs = 0;
  #processedUntilMs: number | undefined;
  /** What the last read said, and when it was. */
  #tip: { behindMs: number; atMs: number } | undefined;
  /** Processed since the last checkpoint: what another worker would process again after a crash. */
  uncheckpointed = 0;

  constructor(options: ShardConsumerOptions) {
    this.#options = options;
    this.#fetched = options.start;
    this.#processed = options.start;
  }

  get shardId(): string {
    return this.#options.shardId;
  }

  /** How far the shard was processed. */
  get position(): Checkpoint {
    return this.isThrough ? { type: 'SHARD_END' } : this.#processed;
  }

  /** The shard is closed, and all of it was processed. */
  get isThrough(): boolean {
    return this.#hasEnded && this.#next >= this.#buffer.length;
  }

  /**
   * Age of the oldest record that was not processed, 0 at the tip; undefined before the first read. What the stream said
   * at the last read ages by this machine's clock.
   */
  behindMs(nowMs: number): number | undefined {
    if (this.#tip === undefined) return undefined;
    const { behindMs, atMs } = this.#tip;
    const waiting = this.#buffer[this.#next]?.arrivalMs;
    if (waiting === undefined) return behindMs;
    const newest = this.#buffer.at(-1)?.arrivalMs ?? waiting;
    return behindMs + Math.max(0, newest - waiting) + nowMs - atMs;
  }

  /** @param processingMs how long one record takes */
  tick(nowMs: number, processingMs: number): void {
    if (this.#isClosed) return;
    this.#process(nowMs, processingMs);
    const waiting = this.#buffer.length - this.#next;
    const isDue = nowMs >= this.#nextReadMs && !this.#isReading && !this.#hasEnded;
    if (isDue && waiting === 0) void this.#read(nowMs);
  }

  /** What is under way is forgotten. */
  close(): void {
    this.#isClosed = true;
  }

  #process(nowMs: number, processingMs: number) {
    const sinceMs = this.#processedUntilMs ?? nowMs;
    const waiting = this.#buffer.length - this.#next;
    const count =
      processingMs === 0
        ? waiting
        : Math.min(waiting, Math.floor((nowMs - sinceMs) / processingMs));
    // Time without a record to process is not saved up.
    this.#processedUntilMs = count === waiting ? nowMs : sinceMs + count * processingMs;
    if (count === 0) return;
    const records = this.#buffer.slice(this.#next, this.#next + count);
    this.#next += count;
    const last = records.at(-1);
    if (last) this.#processed = after(last);
    this.uncheckpointed += count;
    this.#options.onProcessed(records);
  }

  async #read(nowMs: number): Promise<void> {
    const { world, shardId, onFailed, onRead } = this.#options;
    this.#isReading = true;
    try {
      this.#iterator ??= await world.getIterator(shardId, this.#fetched);
      const page = await world.getRecords(shardId, this.#iterator, groupReads.recordsARead);
      onRead();
      if (this.#isClosed) return;
      const bytes = page.records.reduce((sum, record) => sum + record.bytes, 0);
      this.#budget.spend(nowMs, bytes);
      this.#nextReadMs = nowMs + Math.max(groupReads.idleMs, this.#budget.waitMs(nowMs));
      this.#buffer = page.records;
      this.#next = 0;
      this.#iterator = page.nextIterator;
      this.#hasEnded = page.nextIterator === undefined;
      this.#tip = { behindMs: page.behindMs, atMs: nowMs };
      const last = page.records.at(-1);
      if (last) this.#fetched = after(last);
    } catch (error) {
      if (!this.#isClosed) this.#recover(error, nowMs);
      onFailed(error);
    } finally {
      this.#isReading = false;
    }
  }

  #recover(error: unknown, nowMs: number) {
    const { name } = toFailure(error);
    const isThrottle = name === 'ProvisionedThroughputExceededException';
    if (!isThrottle) this.#iterator = undefined;
    if (isThrottle) this.#budget.refused(nowMs);
    const isExpired = name === 'ExpiredIteratorException';
    this.#nextReadMs = nowMs + (isThrottle ? this.#budget.waitMs(nowMs) : isExpired ? 0 : retryMs);
  }
}

const after = ({ sequenceNumber }: GroupRecord): StartPosition => ({
  type: 'AFTER_SEQUENCE_NUMBER',
  sequenceNumber,
});
