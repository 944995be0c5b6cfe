import { createReadBudget } from './read-budget.ts';
import type { Position, StreamReads, StreamRecord } from './stream-reads.ts';
import { toFailure } from '#lib/aws/failure.ts';

/** After so many refusals without a success between them, the shard is left to its other readers. */
const mostRefusalsInARow = 6;

/** One shard being read: where it is, and what was read but not given out yet. */
export class ShardCursor {
  readonly shardId: string;
  readonly budget = createReadBudget();
  /** Oldest first. */
  readonly buffer: StreamRecord[] = [];
  /** The last answer said that nothing newer is there. */
  isAtTip = false;
  /** The shard is closed and was read to its end. */
  hasEnded = false;
  /** Known once it has ended. */
  childShardIds: string[] = [];
  reads = 0;
  refusals = 0;
  readonly #world: StreamReads;
  #iterator: string | undefined;
  /** Where a new iterator takes up. Iterators live for five minutes. */
  #resume: Position;

  constructor(shardId: string, position: Position, world: StreamReads) {
    this.shardId = shardId;
    this.#resume = position;
    this.#world = world;
  }

  /** Whether a read may bring something that the buffer does not have. */
  get wantsRead(): boolean {
    return this.buffer.length === 0 && !this.isAtTip && !this.hasEnded;
  }

  /** One GetRecords call within the budget, however often it takes. Returns what it brought. */
  async read(limit: number, signal: AbortSignal): Promise<StreamRecord[]> {
    for (;;) {
      await this.#world.sleep(this.budget.waitMs(this.#world.nowMs()), signal);
      try {
        return await this.#readOnce(limit, signal);
      } catch (error) {
        this.#recover(error);
      }
    }
  }

  async #readOnce(limit: number, signal: AbortSignal): Promise<StreamRecord[]> {
    this.#iterator ??= await this.#newIterator(signal);
    const startedMs = this.#world.nowMs();
    const page = await this.#world.getRecords(this.shardId, this.#iterator, limit, signal);
    this.budget.spend(
      startedMs,
      page.records.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    this.reads += 1;
    this.#iterator = page.nextIterator;
    this.isAtTip = page.behindMs === 0;
    this.hasEnded = page.nextIterator === undefined;
    this.childShardIds = page.childShardIds;
    this.buffer.push(...page.records);
    const last = page.records.at(-1);
    if (last) this.#resume = { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber: last.sequenceNumber };
    return page.records;
  }

  async #newIterator(signal: AbortSignal): Promise<string> {
    const madeMs = this.#world.streamNowMs();
    const iterator = await this.#world.getIterator(this.shardId, this.#resume, signal);
    // Should this iterator expire before it has brought a record, what came since its making is not to be missed.
    if (this.#resume.type === 'LATEST') this.#resume = { type: 'AT_TIMESTAMP', atMs: madeMs };
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
