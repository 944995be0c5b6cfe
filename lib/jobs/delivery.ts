import { backoffMs } from '#lib/jobs/backoff.ts';
import { type Batch, createBatch, type Entry } from '#lib/jobs/batch.ts';
import type { RetryPolicy } from '#lib/jobs/retry-policy.ts';
import { emptyTally, type Tally } from '#lib/jobs/tally.ts';
import { createWaitingList, type WaitingList } from '#lib/jobs/waiting-list.ts';

/** What PutRecords says of one record. */
interface EntryResult {
  ErrorCode?: string | undefined;
}

/** Why a whole call failed. */
export interface CallFailure {
  isThrottle: boolean;
  /** Whether the stream may have taken the records although no answer came. */
  isUncertain: boolean;
  /** Whether the same call can ever succeed. */
  isRetryable: boolean;
}

const throttleCode = 'ProvisionedThroughputExceededException';

/** Keeps what waits to be sent (again) and counts honestly what becomes of each record. */
export class Delivery {
  readonly #tally = emptyTally();
  readonly #waiting = createWaitingList();
  readonly #random: () => number;
  #policy: RetryPolicy;
  /** Calls that are made again as they were. */
  #repeats: { batch: Batch; dueMs: number }[] = [];

  constructor(policy: RetryPolicy, random: () => number) {
    this.#policy = policy;
    this.#random = random;
  }

  get tally(): Readonly<Tally> {
    return this.#tally;
  }

  /** Records that wait; those under way, and those of calls to be made again, are not among them. */
  get waiting(): Pick<WaitingList, 'size' | 'bytes'> {
    return this.#waiting;
  }

  /** Holds for what comes back from then on. */
  follow(policy: RetryPolicy): void {
    this.#policy = policy;
  }

  /**
   * The next call: one to be made again as it was, or what is due and `mayGo`, first what waits, then new records until
   * the batch is full or `make` gives none.
   */
  nextBatch(nowMs: number, make: () => Entry | undefined, mayGo: (entry: Entry) => boolean): Batch {
    this.#expire(nowMs);
    const due = this.#repeats.find(({ dueMs }) => dueMs <= nowMs);
    this.#repeats = this.#repeats.filter((repeat) => repeat !== due);
    const batch = due?.batch ?? createBatch();
    if (!due) {
      this.#waiting.moveDue(nowMs, batch, mayGo);
      this.#addNew(batch, make, mayGo);
    }
    for (const entry of batch.entries) {
      if (entry.attempts > 0) this.#tally.retried += entry.records;
      entry.attempts += 1;
    }
    return batch;
  }

  /** The call was answered: `results` are in the order of the batch. */
  settle(batch: Batch, results: readonly EntryResult[], nowMs: number): void {
    const refused: Entry[] = [];
    for (const [index, entry] of batch.entries.entries()) {
      const result = results[index];
      if (result && !result.ErrorCode) countTaken(this.#tally, entry);
      else {
        entry.isUncertain ||= !result;
        if (result?.ErrorCode === throttleCode) this.#tally.throttled += entry.records;
        refused.push(entry);
      }
    }
    if (refused.length === 0) return;
    if (this.#policy.repeats === 'call') this.#repeatLater(batch, nowMs);
    else if (this.#policy.repeats === 'refused') this.#retryLater(refused, nowMs);
    else this.#giveUp(refused);
  }

  /** The call failed as a whole. */
  fail(batch: Batch, failure: CallFailure, nowMs: number): void {
    for (const entry of batch.entries) {
      if (failure.isThrottle) this.#tally.throttled += entry.records;
      entry.isUncertain ||= failure.isUncertain;
    }
    if (!failure.isRetryable) this.#giveUp(batch.entries);
    else if (this.#policy.repeats === 'call') this.#repeatLater(batch, nowMs);
    else this.#retryLater(batch.entries, nowMs);
  }

  /** Gives up all that waits. */
  abandon(): void {
    this.#giveUp(this.#waiting.drop());
    for (const { batch } of this.#repeats) this.#giveUp(batch.entries);
    this.#repeats = [];
  }

  #addNew(batch: Batch, make: () => Entry | undefined, mayGo: (entry: Entry) => boolean) {
    while (batch.room > 0) {
      const entry = make();
      if (!entry) return;
      this.#tally.generated += entry.records;
      if (!mayGo(entry)) this.#waiting.add(entry);
      else if (!batch.add(entry)) {
        this.#waiting.add(entry);
        return;
      }
    }
  }

  #retryLater(entries: readonly Entry[], nowMs: number) {
    for (const entry of entries)
      if (entry.attempts < this.#policy.attempts) {
        entry.dueMs = nowMs + backoffMs(this.#policy.backoff, entry.attempts, this.#random);
        this.#waiting.add(entry);
      } else this.#giveUp([entry]);
  }

  #repeatLater(batch: Batch, nowMs: number) {
    const { attempts: most, backoff } = this.#policy;
    const attempts = Math.max(...batch.entries.map((entry) => entry.attempts));
    if (attempts >= most) this.#giveUp(batch.entries);
    else this.#repeats.push({ batch, dueMs: nowMs + backoffMs(backoff, attempts, this.#random) });
  }

  #expire(nowMs: number) {
    const old = this.#waiting.drop(nowMs - this.#policy.lifeMs);
    for (const entry of old) this.#tally.expired += entry.records;
    this.#giveUp(old);
  }

  #giveUp(entries: readonly Entry[]) {
    for (const entry of entries) {
      // A record that was taken is not lost, however often a careless retry fails with it.
      if (entry.taken > 0) continue;
      this.#tally.failed += entry.records;
      entry.onDone?.();
    }
  }
}

function countTaken(tally: Tally, entry: Entry) {
  tally.puts += 1;
  tally.bytes += entry.bytes;
  entry.taken += 1;
  if (entry.taken > 1) {
    tally.duplicated += entry.records;
    return;
  }
  tally.sent += entry.records;
  if (entry.isUncertain) tally.maybeDuplicated += entry.records;
  entry.onDone?.();
}
