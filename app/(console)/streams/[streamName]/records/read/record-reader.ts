import { readInTurns } from './read-in-turns.ts';
import { ShardCursor } from './shard-cursor.ts';
import type { Position, StreamReads, StreamRecord } from './stream-reads.ts';

/** Why a reading came to its end. */
export type StopReason = 'count' | 'tip' | 'end' | 'time' | 'volume' | 'stopped';

export interface ReadSummary {
  /** Records given out, whether they matched or not. */
  records: number;
  bytes: number;
  matched: number;
  shards: number;
  calls: number;
  /** On the busiest shard, in its busiest second. */
  peakReadsPerSecond: number;
  /** GetRecords calls refused because the shard's five a second were spent. */
  refusals: number;
  tookMs: number;
  /** Absent while it goes on. */
  reason: StopReason | undefined;
  /** Shards that were found on the way, where a closed shard goes on. */
  followedShardIds: string[];
}

export interface ReadGoal {
  /** So many that match. */
  count: number;
  /** Whether most records may not match, so that reading much at a time pays. */
  isSearch: boolean;
  matches: (record: StreamRecord) => boolean;
  /** How long to wait for new records once the tip is reached. */
  waitMs: number;
  signal: AbortSignal;
  onProgress: (matched: StreamRecord[], summary: ReadSummary) => void;
}

const mostMs = 60_000;
const mostRecords = 1_000_000;
const tipPollMs = 1_000;

/** Reads several shards as one, merged by arrival. Each `read` goes on where the last one stopped. */
export class RecordReader {
  readonly #cursors: ShardCursor[];
  readonly #world: StreamReads;

  constructor(shardIds: readonly string[], position: Position, world: StreamReads) {
    this.#cursors = shardIds.map((shardId) => new ShardCursor(shardId, position, world));
    this.#world = world;
  }

  async read(goal: ReadGoal): Promise<ReadSummary> {
    const startMs = this.#world.nowMs();
    const before = this.#cursors.map(({ reads, refusals }) => ({ reads, refusals }));
    const state = { records: 0, bytes: 0, matched: 0, followedShardIds: [] as string[] };
    for (const cursor of this.#cursors) cursor.isAtTip = false;
    const summarise = (reason?: StopReason): ReadSummary => ({
      ...state,
      shards: this.#cursors.length,
      calls: this.#sum(before, 'reads'),
      refusals: this.#sum(before, 'refusals'),
      peakReadsPerSecond: Math.max(0, ...this.#cursors.map(({ budget }) => budget.peakPerSecond)),
      tookMs: this.#world.nowMs() - startMs,
      reason,
    });
    for (;;) {
      const matched = this.#giveOut(goal, state);
      const reason = this.#reasonToStop(goal, state, this.#world.nowMs() - startMs);
      goal.onProgress(matched, summarise(reason));
      if (reason) return summarise(reason);
      try {
        await this.#readMore(goal);
      } catch (error) {
        if (!goal.signal.aborted) throw error;
      }
      state.followedShardIds.push(...this.#followChildren());
    }
  }

  #sum(before: { reads: number; refusals: number }[], what: 'reads' | 'refusals'): number {
    return this.#cursors.reduce(
      (sum, cursor, index) => sum + cursor[what] - (before[index]?.[what] ?? 0),
      0,
    );
  }

  /** In order of arrival, as long as no shard may still bring something older. */
  #giveOut(goal: ReadGoal, state: { records: number; bytes: number; matched: number }) {
    const matched: StreamRecord[] = [];
    while (state.matched < goal.count && !this.#cursors.some(({ wantsRead }) => wantsRead)) {
      const record = earliest(this.#cursors)?.buffer.shift();
      if (!record) break;
      state.records += 1;
      state.bytes += record.bytes;
      if (!goal.matches(record)) continue;
      state.matched += 1;
      matched.push(record);
    }
    return matched;
  }

  #reasonToStop(
    goal: ReadGoal,
    state: { records: number; matched: number },
    passedMs: number,
  ): StopReason | undefined {
    if (state.matched >= goal.count) return 'count';
    if (goal.signal.aborted) return 'stopped';
    if (state.records >= mostRecords) return 'volume';
    if (!this.#cursors.some(({ wantsRead }) => wantsRead)) {
      if (this.#cursors.every(({ hasEnded }) => hasEnded)) return 'end';
      if (passedMs >= goal.waitMs) return 'tip';
    }
    return passedMs >= mostMs ? 'time' : undefined;
  }

  async #readMore({ count, isSearch, signal }: ReadGoal): Promise<void> {
    if (!this.#cursors.some(({ wantsRead }) => wantsRead)) {
      await this.#world.sleep(tipPollMs, signal);
      for (const cursor of this.#cursors) cursor.isAtTip = false;
    }
    const due = this.#cursors.filter(({ wantsRead }) => wantsRead);
    const limit = isSearch ? searchLimit : limitFor(count, this.#cursors.length);
    await readInTurns(due, async (cursor) => void (await cursor.read(limit, signal)));
  }

  #followChildren(): string[] {
    const known = new Set(this.#cursors.map(({ shardId }) => shardId));
    const found = this.#cursors
      .flatMap(({ childShardIds }) => childShardIds)
      .filter((shardId) => !known.has(shardId));
    const added = [...new Set(found)];
    for (const shardId of added)
      this.#cursors.push(new ShardCursor(shardId, { type: 'TRIM_HORIZON' }, this.#world));
    return added;
  }
}

/** Of one GetRecords call. Larger answers take the page too long at a time. */
const searchLimit = 5_000;

/** Somewhat more than its part, so that shards of unlike rates do not each need many calls. */
const limitFor = (count: number, shards: number) =>
  Math.min(1_000, Math.max(10, Math.ceil((2 * count) / Math.max(1, shards))));

/** The shard whose next record arrived first. Records without a time come first: their shard gives them in order. */
function earliest(cursors: readonly ShardCursor[]): ShardCursor | undefined {
  let first: ShardCursor | undefined;
  for (const cursor of cursors) {
    const arrival = cursor.buffer[0]?.arrivalMs ?? 0;
    const isEarlier = !first || arrival < (first.buffer[0]?.arrivalMs ?? 0);
    if (cursor.buffer.length > 0 && isEarlier) first = cursor;
  }
  return first;
}
