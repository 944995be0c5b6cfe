import type { Store, Table } from '../store.ts';
import { blockBytes, type Blocks } from './blocks.ts';
import { frameBytes, framePosition, frameTimeMs } from './frame.ts';
import type { Log, Slice } from './log.ts';
import type { Segment } from './segment.ts';

/** Where a log's flushed part ends, so that positions rise on when all its records have been trimmed. */
export type Tip = [position: number, timeMs: number];

/** Moves full segments into the store, one after the other, while requests go on. */
export interface Flusher {
  add(segment: Segment): void;
  /** Whether so many segments wait that no more memory should be given to new records. */
  isFull(): boolean;
  drained(): Promise<void>;
}

const mostWaitingSegments = 3;

export function createFlusher(
  store: Store,
  blocks: Blocks,
  tips: Table<Tip, number>,
  logs: ReadonlyMap<number, Log>,
): Flusher {
  let waiting = 0;
  let work = Promise.resolve();

  const flush = async (segment: Segment) => {
    const flushed: { log: Log; slice: Slice; tip: Tip }[] = [];
    for (const log of logs.values()) {
      const slice = log.slices.find((candidate) => candidate.segment === segment);
      if (!slice) continue;
      const tip = putBlocks(blocks, log.id, slice);
      void tips.put(log.id, tip);
      flushed.push({ log, slice, tip });
    }
    await store.committed();
    for (const { log, slice, tip } of flushed) {
      log.slices = log.slices.filter((candidate) => candidate !== slice);
      log.flushedPosition = tip[0];
    }
    await store.flushed();
    segment.discard();
    waiting -= 1;
  };

  return {
    add(segment) {
      waiting += 1;
      work = work.then(() => flush(segment));
    },
    isFull: () => waiting >= mostWaitingSegments,
    drained: () => work,
  };
}

/** Copies a slice's frames together. All of it is written in one turn, so the store commits it whole or not at all. */
function putBlocks(blocks: Blocks, logId: number, { segment, offsets }: Slice): Tip {
  const source = segment.buffer;
  let first = 0;
  let bytes = 0;
  const put = (end: number) => {
    const block = Buffer.allocUnsafeSlow(bytes);
    let filled = 0;
    for (let index = first; index < end; index++) {
      const at = offsets[index] ?? 0;
      filled += source.copy(block, filled, at, at + frameBytes(source, at));
    }
    blocks.put(logId, block);
    first = end;
    bytes = 0;
  };
  offsets.forEach((at, index) => {
    bytes += frameBytes(source, at);
    if (bytes >= blockBytes) put(index + 1);
  });
  if (bytes > 0) put(offsets.length);
  const last = offsets.at(-1) ?? 0;
  return [framePosition(source, last), frameTimeMs(source, last)];
}
