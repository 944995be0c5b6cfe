import type { Batch, Entry } from '#lib/jobs/batch.ts';

/** Records that wait for their time, oldest first. */
export interface WaitingList {
  readonly size: number;
  readonly bytes: number;
  add(entry: Entry): void;
  /** Moves what is due into the batch, as far as it fits. Returns what was moved. */
  moveDue(nowMs: number, batch: Batch): Entry[];
  /** Forgets all and says how many they were. */
  clear(): number;
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
    moveDue(nowMs, batch) {
      const moved: Entry[] = [];
      const rest: Entry[] = [];
      for (const entry of entries) {
        if (entry.dueMs > nowMs || !batch.add(entry)) rest.push(entry);
        else {
          moved.push(entry);
          bytes -= entry.bytes;
        }
      }
      entries = rest;
      return moved;
    },
    clear() {
      const count = entries.length;
      entries = [];
      bytes = 0;
      return count;
    },
  };
}
