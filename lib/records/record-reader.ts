import { ArrivalCounter } from '#lib/records/arrival-histogram.ts';
import { takeInOrder, type Taken } from '#lib/records/arrival-order.ts';
import { encodeCursor } from '#lib/records/reading-cursor.ts';
import type {
  FilterErrors,
  ReadPage,
  ReadProgress,
  StopReason,
} from '#lib/records/read-progress.ts';
import { pageLimit } from '#lib/records/page-limit.ts';
import { ShardCursor } from '#lib/records/shard-cursor.ts';
import type { ShardStart, StreamReads, StreamRecord } from '#lib/records/stream-reads.ts';

/** What one Kinesis record turned out to hold. */
export interface Examined {
  userRecords: number;
  matched: StreamRecord[];
}

/** Looks into records: unfolds, searches, filters. One answer a record, in the same order. */
export interface RecordExaminer {
  examine(records: readonly StreamRecord[]): Promise<Examined[]>;
  readonly errors: FilterErrors;
}

export interface ReadGoal {
  /** So many that match; absent for all. */
  limit?: number;
  /** Records that arrived later are not wanted. */
  untilMs?: number;
  /** Whether to wait for new records at the tip. */
  waits: boolean;
  /** Whether most records may not match, so that reading ahead pays. */
  isScan: boolean;
  followChildren: boolean;
  /** Of the five that a shard allows. */
  readsPerSecond: number;
}

const batchRecords = 1_000;

/** Reads several shards as one, merged by arrival, each record once. */
export class RecordReader {
  readonly #cursors: ShardCursor[];
  readonly #goal: ReadGoal;
  readonly #examiner: RecordExaminer;
  readonly #world: StreamReads;
  readonly #reads = new Map<ShardCursor, Promise<void>>();
  readonly #counter = new ArrivalCounter();
  readonly #startMs: number;
  readonly #followed: string[] = [];
  readonly #counts = { records: 0, userRecords: 0, bytes: 0, matched: 0 };
  #reachedMs: number | undefined;

  constructor(
    starts: readonly ShardStart[],
    goal: ReadGoal,
    examiner: RecordExaminer,
    world: StreamReads,
  ) {
    this.#cursors = starts.map((start) => new ShardCursor(start, goal.readsPerSecond, world));
    this.#goal = goal;
    this.#examiner = examiner;
    this.#world = world;
    this.#startMs = world.nowMs();
  }

  /** The last page says why it is the last. Fails with AWS's error. */
  async *pages(signal: AbortSignal): AsyncGenerator<ReadPage, void, void> {
    // Whoever stops listening stops the reads that are under way.
    const own = new AbortController();
    const both = AbortSignal.any([signal, own.signal]);
    try {
      for (;;) {
        const records = await this.#giveOut();
        const reason = this.#reasonToStop(signal);
        yield { records, progress: this.#progress(reason) };
        if (reason) return;
        await this.#readMore(both).catch((error: unknown) => {
          if (!signal.aborted) throw error;
        });
        if (this.#goal.followChildren) this.#follow();
      }
    } finally {
      own.abort();
    }
  }

  async #giveOut(): Promise<StreamRecord[]> {
    const left = (this.#goal.limit ?? Infinity) - this.#counts.matched;
    const most = this.#goal.isScan ? batchRecords : Math.min(batchRecords, left);
    const taken = takeInOrder(this.#cursors, this.#goal.untilMs, most);
    const examined = await this.#examiner.examine(taken.map(({ record }) => record));
    const given: StreamRecord[] = [];
    taken.forEach((one, index) => {
      const { userRecords = 0, matched = [] } = examined[index] ?? {};
      if (given.length >= left) return;
      given.push(...matched);
      this.#count(one, userRecords, matched.length);
    });
    const looked = this.#lookedAt(taken, examined, left);
    for (const { cursor } of taken.slice(looked).toReversed()) cursor.putBack();
    for (const { cursor } of taken) cursor.settle();
    return given;
  }

  /** How many of the batch it took to find as many as are wanted. */
  #lookedAt(taken: readonly Taken[], examined: readonly Examined[], left: number): number {
    let found = 0;
    for (let at = 0; at < taken.length; at++) {
      if (found >= left) return at;
      found += examined[at]?.matched.length ?? 0;
    }
    return taken.length;
  }

  #count({ record }: Taken, userRecords: number, matched: number): void {
    this.#counts.records += 1;
    this.#counts.userRecords += userRecords;
    this.#counts.bytes += record.bytes;
    this.#counts.matched += matched;
    this.#counter.add(record.arrivalMs, matched);
    this.#reachedMs = record.arrivalMs ?? this.#reachedMs;
  }

  #reasonToStop(signal: AbortSignal): StopReason | undefined {
    if (this.#counts.matched >= (this.#goal.limit ?? Infinity)) return 'count';
    if (signal.aborted) return 'stopped';
    if (this.#cursors.some(({ buffered, canRead }) => buffered > 0 || canRead)) return undefined;
    if (this.#cursors.every(({ hasEnded }) => hasEnded)) return 'end';
    if (this.#goal.waits) return this.#isBeforeEnd() ? undefined : 'until';
    return this.#cursors.some(({ hasPassed }) => hasPassed) ? 'until' : 'tip';
  }

  #isBeforeEnd(): boolean {
    return this.#world.streamNowMs() <= (this.#goal.untilMs ?? Infinity);
  }

  async #readMore(signal: AbortSignal): Promise<void> {
    const isIdle = !this.#cursors.some(({ buffered, canRead }) => buffered > 0 || canRead);
    if (isIdle) {
      await this.#world.sleep(1_000 / this.#goal.readsPerSecond, signal);
      for (const cursor of this.#cursors) cursor.isAtTip = false;
    }
    this.#startReads(signal);
    const due = this.#cursors.filter(({ wantsRead }) => wantsRead);
    if (due.length === 0) await this.#world.sleep(0, signal);
    else await Promise.all(due.flatMap((cursor) => this.#reads.get(cursor) ?? []));
  }

  #startReads(signal: AbortSignal): void {
    for (const cursor of this.#cursors) {
      const limit = pageLimit(cursor, this.#cursors.length, this.#goal);
      const isAhead = this.#goal.isScan && cursor.canRead && cursor.buffered < limit;
      if (this.#reads.has(cursor) || !(cursor.wantsRead || isAhead)) continue;
      const read = cursor.read(limit, signal).finally(() => this.#reads.delete(cursor));
      // One that nobody waits for yet fails again when it is waited for.
      read.catch(() => {});
      this.#reads.set(cursor, read);
    }
  }

  #follow(): void {
    const known = new Set(this.#cursors.map(({ shardId }) => shardId));
    for (const shardId of this.#cursors.flatMap(({ childShardIds }) => childShardIds)) {
      if (known.has(shardId)) continue;
      known.add(shardId);
      this.#followed.push(shardId);
      const start = { shardId, position: { type: 'TRIM_HORIZON' } as const };
      this.#cursors.push(new ShardCursor(start, this.#goal.readsPerSecond, this.#world));
    }
  }

  #progress(reason: StopReason | undefined): ReadProgress {
    const nowMs = this.#world.nowMs();
    const most = (of: (cursor: ShardCursor) => number) => Math.max(0, ...this.#cursors.map(of));
    return {
      ...this.#counts,
      shards: this.#cursors.length,
      shardsDone: this.#cursors.filter(({ buffered, canRead }) => buffered === 0 && !canRead)
        .length,
      calls: this.#cursors.reduce((sum, { reads }) => sum + reads, 0),
      refusals: this.#cursors.reduce((sum, { refusals }) => sum + refusals, 0),
      readsPerSecond: most(({ budget }) => budget.rate(nowMs)),
      peakReadsPerSecond: most(({ budget }) => budget.peakPerSecond),
      tookMs: nowMs - this.#startMs,
      reachedMs: this.#reachedMs,
      behindMs: most(({ behindMs }) => behindMs),
      reason,
      followedShardIds: [...this.#followed],
      filterErrors: { ...this.#examiner.errors },
      histogram: this.#counter.snapshot(),
      cursor: encodeCursor(this.#cursors.flatMap(startOf)),
    };
  }
}

const startOf = ({ shardId, position }: ShardCursor): ShardStart[] =>
  position ? [{ shardId, position }] : [];
