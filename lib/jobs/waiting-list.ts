import type { Batch, Entry } from '#lib/jobs/batch.ts';

/** Records that wait for their time, oldest first. */
export interface WaitingList {
  readonly size: number;
  readonly bytes: number;
  add(entry: Entry): void;
  /**
   * Moves what is due into the batch, as far as it fits; of what was submitted before, as long as `mayRetry` allows
   * one more. Returns what was moved.
   */
  moveDue(nowMs: number, batch: Batch, mayRetry: () => boolean): Entry[];
  /** Forgets what was made before then, or all, and says how many they were. */
  drop(madeBeforeMs?: number): number;
}

export function createWaitingList(): WaitingList {
  let entries: Entry[] = [];
  let bytes = 0;
  return {
    get size() {
      return entries.length;
    },
    get bytes() {
      return bytes;
    },
    add(entry) {
      entries.push(entry);
      bytes += entry.bytes;
    },
    moveDue(nowMs, batch, mayRetry) {
      const moved: Entry[] = [];
      const rest: Entry[] = [];
      for (const entry of entries) {
        const isDue = entry.dueMs <= nowMs && batch.room > 0;
        const mayGo = isDue && (entry.attempts === 0 || mayRetry());
        if (!mayGo || !batch.add(entry)) rest.push(entry);
        else {
          moved.push(entry);
          bytes -= entry.bytes;
        }
      }
      entries = rest;
      return moved;
    },
    drop(madeBeforeMs = Number.POSITIVE_INFINITY) {
      const before = entries.length;
      entries = entries.filter((entry) => entry.madeMs >= madeBeforeMs);
      bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
      return before - entries.length;
    },
  };
}
