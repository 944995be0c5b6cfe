import type { Batch, Entry } from '#lib/jobs/batch.ts';

/** Records that wait for their time, oldest first. */
export interface WaitingList {
  readonly size: number;
  readonly bytes: number;
  add(entry: Entry): void;
  /** Moves what is due and `mayGo` into the batch, as far as it fits. Returns what was moved. */
  moveDue(nowMs: number, batch: Batch, mayGo: (entry: Entry) => boolean): Entry[];
  /** Forgets what was made before then, or all, and says what that was. */
  drop(madeBeforeMs?: number): Entry[];
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
    moveDue(nowMs, batch, mayGo) {
      const moved: Entry[] = [];
      const rest: Entry[] = [];
      for (const entry of entries) {
        const isDue = entry.dueMs <= nowMs && batch.room > 0;
        if (!isDue || !mayGo(entry) || !batch.add(entry)) rest.push(entry);
        else {
          moved.push(entry);
          bytes -= entry.bytes;
        }
      }
      entries = rest;
      return moved;
    },
    drop(madeBeforeMs = Number.POSITIVE_INFINITY) {
      const dropped = entries.filter((entry) => entry.madeMs < madeBeforeMs);
      if (dropped.length === 0) return dropped;
      entries = entries.filter((entry) => entry.madeMs >= madeBeforeMs);
      bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
      return dropped;
    },
  };
}
