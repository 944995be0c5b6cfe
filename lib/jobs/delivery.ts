import { backoffMs } from '#lib/jobs/backoff.ts';
import { type Batch, createBatch, type Entry } from '#lib/jobs/batch.ts';
import { createWaitingList, type WaitingList } from '#lib/jobs/waiting-list.ts';

/** Counts since the start. `generated` = `sent` + `failed` + what waits or is under way. */
export interface Tally {
  /** Records made. */
  generated: number;
  /** Records acknowledged. */
  sent: number;
  /** Refusals received, each of one record at one attempt. */
  throttled: number;
  /** Re-submissions, each of one record. */
  retried: number;
  /** Records given up. */
  failed: number;
  /** Acknowledged only after an attempt without an answer: the stream may hold them twice. */
  maybeDuplicated: number;
  /** Bytes acknowledged, data and partition keys. */
  bytes: number;
}

export const emptyTally = (): Tally => ({
  generated: 0,
  sent: 0,
  throttled: 0,
  retried: 0,
  failed: 0,
  maybeDuplicated: 0,
  bytes: 0,
});

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

/** Keeps what waits to be sent (again) and counts honestly what becomes of each record. */
export interface Delivery {
  readonly tally: Readonly<Tally>;
  /** Records that wait; those under way are not among them. */
  readonly waiting: Pick<WaitingList, 'size' | 'bytes'>;
  /**
   * The next call: what is due first, as long as `mayRetry` allows one more, then new records until the batch is full
   * or `make` gives none.
   */
  nextBatch(nowMs: number, make: () => Entry | undefined, mayRetry: () => boolean): Batch;
  /** The call was answered: `results` are in the order of the batch. */
  settle(batch: Batch, results: readonly EntryResult[], nowMs: number): void;
  /** The call failed as a whole. */
  fail(batch: Batch, failure: CallFailure, nowMs: number): void;
  /** Gives up all that waits. */
  abandon(): void;
}

/** At most this often is one record submitted, and not for longer than this after it was made. */
export const mostAttempts = 8;
export const recordLifeMs = 30_000;
const entryBackoff = { baseMs: 100, capMs: 5_000 };

export function createDelivery(random: () => number): Delivery {
  const tally = emptyTally();
  const waiting = createWaitingList();

  const retryLater = (entry: Entry, nowMs: number) => {
    if (entry.attempts < mostAttempts) {
      entry.dueMs = nowMs + backoffMs(entryBackoff, entry.attempts, random);
      waiting.add(entry);
    } else tally.failed += 1;
  };

  return {
    tally,
    waiting,
    nextBatch(nowMs, make, mayRetry) {
      const batch = createBatch();
      tally.failed += waiting.drop(nowMs - recordLifeMs);
      const due = waiting.moveDue(nowMs, batch, mayRetry);
      tally.retried += due.filter(({ attempts }) => attempts > 0).length;
      while (batch.room > 0) {
        const entry = make();
        if (!entry) break;
        tally.generated += 1;
        if (batch.add(entry)) continue;
        waiting.add(entry);
        break;
      }
      for (const entry of batch.entries) entry.attempts += 1;
      return batch;
    },
    settle(batch, results, nowMs) {
      for (const [index, entry] of batch.entries.entries()) {
        const result = results[index];
        if (result && !result.ErrorCode) countSent(tally, entry);
        else {
          entry.isUncertain ||= !result;
          if (result?.ErrorCode === throttleCode) tally.throttled += 1;
          retryLater(entry, nowMs);
        }
      }
    },
    fail(batch, failure, nowMs) {
      if (failure.isThrottle) tally.throttled += batch.entries.length;
      for (const entry of batch.entries) {
        entry.isUncertain ||= failure.isUncertain;
        if (failure.isRetryable) retryLater(entry, nowMs);
        else tally.failed += 1;
      }
    },
    abandon() {
      tally.failed += waiting.drop();
    },
  };
}

const throttleCode = 'ProvisionedThroughputExceededException';

function countSent(tally: Tally, entry: Entry) {
  tally.sent += 1;
  tally.bytes += entry.bytes;
  if (entry.isUncertain) tally.maybeDuplicated += 1;
}
