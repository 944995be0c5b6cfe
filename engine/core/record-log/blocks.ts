import type { Store } from '../store.ts';
import { frameBytes, framePosition, frameTimeMs } from './frame.ts';

/** Frames of one log, in order, as one value. */
export type Block = Buffer;

/** Large enough that a page of GetRecords takes few look-ups, small enough to be copied for a page of one. */
export const blockBytes = 256 * 1024;

/** What has left memory, by log and first position. */
export interface Blocks {
  /** The last block that starts at or before `position`. */
  atOrBefore(logId: number, position: number): Block | undefined;
  /** Blocks in order from the first that starts behind `position`. */
  after(logId: number, position: number): Iterable<Block>;
  put(logId: number, block: Block): void;
  remove(logId: number, firstPosition: number): void;
  drop(logId: number): Promise<void>;
  /** The logs that have blocks. */
  logIds(): Iterable<number>;
}

const removalsAtOnce = 1000;

export function openBlocks(store: Store): Blocks {
  const table = store.bytes<[logId: number, firstPosition: number]>('record-blocks');
  return {
    atOrBefore(logId, position) {
      const range = table.getRange({
        start: [logId, position],
        end: [logId, -1],
        reverse: true,
        limit: 1,
      });
      for (const { value } of range) return value;
      return undefined;
    },
    *after(logId, position) {
      const range = table.getRange({ start: [logId, position + 1], end: [logId, Infinity] });
      for (const { value } of range) yield value;
    },
    put: (logId, block) => void table.put([logId, framePosition(block, 0)], block),
    remove: (logId, firstPosition) => void table.remove([logId, firstPosition]),
    *logIds() {
      let after = -1;
      for (;;) {
        const [key] = table.getKeys({ start: [after, Infinity], limit: 1 });
        if (!key) return;
        [after] = key;
        yield after;
      }
    },
    async drop(logId) {
      for (;;) {
        const keys = [
          ...table.getKeys({ start: [logId, -1], end: [logId, Infinity], limit: removalsAtOnce }),
        ];
        if (keys.length === 0) return;
        for (const key of keys) void table.remove(key);
        await store.committed();
      }
    },
  };
}

/** Where the frame with the first position at or behind `position` starts, or the block's length. */
export function frameAtPosition(block: Block, position: number): number {
  let at = 0;
  while (at < block.length && framePosition(block, at) < position) at += frameBytes(block, at);
  return at;
}

/** Where the first frame that arrived at or after `timeMs` starts, or the block's length. */
export function frameAtTime(block: Block, timeMs: number): number {
  let at = 0;
  while (at < block.length && frameTimeMs(block, at) < timeMs) at += frameBytes(block, at);
  return at;
}

/** When the newest record of a block arrived. */
export function lastTimeMs(block: Block): number {
  let last = 0;
  for (let at = 0; at < block.length; at += frameBytes(block, at)) last = at;
  return frameTimeMs(block, last);
}
