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

const mostWaitingSegments = 2;

/** Small commits keep both the copies in memory and the turns of the event loop short. */
const bytesACommit = 1024 * 1024;

export function createFlusher(
  store: Store,
  blocks: Blocks,
  tips: Table<Tip, number>,
  logs: ReadonlyMap<number, Log>,
): Flusher {
  let waiting = 0;
  let work = Promise.resolve();

  const flush = async (segment: Segment) => {
    const flushed: { log: Log; slice: Slice; tipPosition: number }[] = [];
    let uncommittedBytes = 0;
    for (const log of logs.values()) {
      const slice = log.slices.find((candidate) => candidate.segment === segment);
      if (!slice) continue;
      let tipPosition = log.flushedPosition;
      for (const { block, tip } of blocksOf(slice)) {
        blocks.put(log.id, block);
        void tips.put(log.id, tip);
        [tipPosition] = tip;
        uncommittedBytes += block.length;
        if (uncommittedBytes < bytesACommit) continue;
        await store.committed();
        uncommittedBytes = 0;
      }
      flushed.push({ log, slice, tipPosition });
    }
    await store.committed();
    for (const { log, slice, tipPosition } of flushed) {
      log.slices = log.slices.filter((candidate) => candidate !== slice);
      log.flushedPosition = tipPosition;
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

/**
 * Copies a slice's frames together, a block at a time. A block and its tip are put in one turn, so the store commits
 * both or neither: what a crash leaves in the segment besides is known by its position.
 */
function* blocksOf({ segment, offsets }: Slice): Iterable<{ block: Buffer; tip: Tip }> {
  const source = segment.buffer;
  let first = 0;
  let bytes = 0;
  for (const [index, at] of offsets.entries()) {
    bytes += frameBytes(source, at);
    if (bytes < blockBytes && index < offsets.length - 1) continue;
    const block = Buffer.allocUnsafeSlow(bytes);
    let filled = 0;
    for (const frame of offsets.slice(first, index + 1))
      filled += source.copy(block, filled, frame, frame + frameBytes(source, frame));
    yield { block, tip: [framePosition(source, at), frameTimeMs(source, at)] };
    first = index + 1;
    bytes = 0;
  }
}
