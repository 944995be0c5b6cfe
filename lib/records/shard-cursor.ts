import { toFailure } from '#lib/aws/failure.ts';
import { createReadBudget, type ReadBudget } from '#lib/records/read-budget.ts';
import type { Position, ShardStart, StreamReads, StreamRecord } from '#lib/records/stream-reads.ts';

/** After so many refusals without a success between them, the shard is left to its other readers. */
const mostRefusalsInARow = 6;

const after = ({ sequenceNumber }: StreamRecord): Position => ({
  type: 'AFTER_SEQUENCE_NUMBER',
  sequenceNumber,
});

/** One shard being read: where it is, and what was read but not given out yet. */
export class ShardCursor {
  readonly shardId: string;
  readonly budget: ReadBudget;
  /** The last answer said that nothing newer is there. */
  isAtTip = false;
  /** The shard is closed and was read to its end. */
  hasEnded = false;
  /** A record beyond the end of the wanted time was met. */
  hasPassed = false;
  /** Known once it has ended. */
  childShardIds: string[] = [];
  behindMs = 0;
  reads = 0;
  refusals = 0;
  readonly #world: StreamReads;
  /** Oldest first; what comes before `#next` was taken. */
  #buffer: StreamRecord[] = [];
  #next = 0;
  /** What comes before it is never put back. */
  #settled = 0;
  #iterator: string | undefined;
  /** Where a new iterator takes up. Iterators live for five minutes. */
  #resume: Position;
  /** Before the first record of the buffer. */
  #base: Position;
  #bytesPerRecord = 1_024;

  constructor({ shardId, position }: ShardStart, readsPerSecond: number, world: StreamReads) {
    this.shardId = shardId;
    this.budget = createReadBudget(readsPerSecond);
    this.#resume = position;
    this.#base = position;
    this.#world = world;
  }

  get buffered(): number {
    return this.#buffer.length - this.#next;
  }

  /** The oldest of those not given out. */
  get head(): StreamRecord | undefined {
    return this.#buffer[this.#next];
  }

  /** Where another reading takes up without a gap; undefined where nothing can follow. */
  get position(): Position | undefined {
    const isDrained = this.hasEnded && this.buffered === 0 && !this.hasPassed;
    if (isDrained) return undefined;
    const last = this.#buffer[this.#next - 1];
    return last ? after(last) : this.#base;
  }

  /** Whether a read can bring anything. */
  get canRead(): boolean {
    return !this.isAtTip && !this.hasEnded && !this.hasPassed;
  }

  /** Nothing can be given out in order before this shard was read again. */
  get wantsRead(): boolean {
    return this.buffered === 0 && this.canRead;
  }

  /** As large as its records were so far. */
  get bytesPerRecord(): number {
    return this.#bytesPerRecord;
  }

  take(): void {
    this.#next += 1;
  }

  /** Undoes the last `take` that was not settled. */
  putBack(): void {
    this.#next -= 1;
  }

  /** What was taken stays so. */
  settle(): void {
    this.#settled = this.#next;
  }

  /** Nothing newer than what was given out is wanted. */
  pass(): void {
    this.hasPassed = true;
    this.#buffer.length = this.#next;
  }

  /** One GetRecords call within the budget, however often it takes. */
  async read(limit: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.#world.sleep(this.budget.waitMs(this.#world.nowMs()), signal);
      try {
        await this.#readOnce(limit, signal);
        return;
      } catch (error) {
        this.#recover(error);
      }
    }
  }

  async #readOnce(limit: number, signal: AbortSignal): Promise<void> {
    this.#iterator ??= await this.#newIterator(signal);
    const startedMs = this.#world.nowMs();
    const page = await this.#world.getRecords(this.shardId, this.#iterator, limit, signal);
    const bytes = page.records.reduce((sum, record) => sum + record.bytes, 0);
    this.budget.spend(startedMs, bytes);
    this.reads += 1;
    this.#iterator = page.nextIterator;
    this.behindMs = page.behindMs;
    this.isAtTip = page.behindMs === 0;
    this.hasEnded = page.nextIterator === undefined;
    this.childShardIds = page.childShardIds;
    if (this.hasPassed) return;
    this.#keep(page.records);
    const last = page.records.at(-1);
    if (!last) return;
    this.#bytesPerRecord = Math.max(1, bytes / page.records.length);
    this.#resume = after(last);
  }

  #keep(records: readonly StreamRecord[]): void {
    const last = this.#buffer[this.#settled - 1];
    if (last) this.#base = after(last);
    this.#buffer = [...this.#buffer.slice(this.#settled), ...records];
    this.#next -= this.#settled;
    this.#settled = 0;
  }

  async #newIterator(signal: AbortSignal): Promise<string> {
    const madeMs = this.#world.streamNowMs();
    const iterator = await this.#world.getIterator(this.shardId, this.#resume, signal);
    // Should this iterator expire before it has brought a record, what came since its making is not to be missed.
    if (this.#resume.type === 'LATEST') this.#resume = { type: 'AT_TIMESTAMP', atMs: madeMs };
    if (this.#base.type === 'LATEST') this.#base = this.#resume;
    return iterator;
  }

  #recover(error: unknown) {
    const { name } = toFailure(error);
    if (name === 'ExpiredIteratorException' && this.#iterator !== undefined) {
      this.#iterator = undefined;
      return;
    }
    if (name !== 'ProvisionedThroughputExceededException') throw error;
    this.refusals += 1;
    this.budget.refused(this.#world.nowMs());
    if (this.budget.refusalsInARow >= mostRefusalsInARow) throw error;
  }
}
