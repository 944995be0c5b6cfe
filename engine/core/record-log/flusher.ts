import type { Store } from '../store.ts';
import { blockBytes, type Blocks, type PackedBlock } from './blocks.ts';
import { frameBytes, framePosition, frameTimeMs } from './frame.ts';
import type { Log, Slice } from './log.ts';
import type { Segment } from './segment.ts';

interface Parts {
  store: Store;
  blocks: Blocks;
  logs: ReadonlyMap<number, Log>;
  /** Logs of one group expire together and share files; `undefined` for a log that is no more. */
  groupOf: (logId: number) => number | undefined;
}

/** Moves full segments into blocks, one after the other, while requests go on. */
export class Flusher {
  readonly #parts: Parts;
  #waiting = 0;
  #work = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  add(segment: Segment): void {
    this.#waiting += 1;
    this.#work = this.#flushBehind(this.#work, segment);
  }

  /** Whether so many segments wait that no more memory should be given to new records. */
  isFull(): boolean {
    return this.#waiting >= mostWaitingSegments;
  }

  drained(): Promise<void> {
    return this.#work;
  }

  async #flushBehind(earlierWork: Promise<void>, segment: Segment): Promise<void> {
    await earlierWork;
    const { store, blocks } = this.#parts;
    const moving = this.#slicesOf(segment);
    const written = [];
    for (const [group, slices] of Map.groupBy(moving, ({ log }) => this.#parts.groupOf(log.id)))
      if (group !== undefined)
        written.push(...(await blocks.write(`${segment.number}-${group}`, chunksOf(slices))));
    blocks.put(written);
    await store.committed();
    for (const { log, slice } of moving) {
      log.flushedPosition = framePosition(segment.buffer, log.newestOffset(slice));
      log.remove(slice);
    }
    await store.flushed();
    segment.discard();
    this.#waiting -= 1;
  }

  #slicesOf(segment: Segment): { log: Log; slice: Slice }[] {
    return [...this.#parts.logs.values()].flatMap((log) => {
      const slice = log.slices.find((candidate) => candidate.segment === segment);
      return slice ? [{ log, slice }] : [];
    });
  }
}

const mostWaitingSegments = 2;

/** The logs' frames, log after log, with what lies where. Made a chunk at a time. */
function* chunksOf(
  moving: readonly { log: Log; slice: Slice }[],
): Iterable<{ bytes: Buffer; blocks: PackedBlock[] }> {
  let packing = startChunk();
  for (const { log, slice } of moving) {
    const source = slice.segment.buffer;
    const offsets = log.offsetsOf(slice);
    let start = packing.filled;
    for (let index = 0; index < offsets.length; index++) {
      const at = offsets[index] ?? 0;
      const bytes = frameBytes(source, at);
      const isBlockFull = packing.filled - start + bytes > blockBytes && packing.filled > start;
      const isChunkFull = packing.filled + bytes > packing.bytes.length;
      if (isBlockFull || isChunkFull) {
        endBlock(packing, log.id, start);
        if (isChunkFull) {
          yield endChunk(packing);
          packing = startChunk(bytes);
        }
        start = packing.filled;
      }
      packing.lastFrame = packing.filled;
      packing.filled += source.copy(packing.bytes, packing.filled, at, at + bytes);
    }
    endBlock(packing, log.id, start);
  }
  yield endChunk(packing);
}

interface Packing {
  bytes: Buffer;
  filled: number;
  /** Where the newest frame starts. */
  lastFrame: number;
  blocks: PackedBlock[];
}

/** Few writes a segment, and little enough that requests do not wait long while one is made. */
const chunkBytes = 1024 * 1024;

/** @param leastBytes of a frame that must fit */
const startChunk = (leastBytes = 0): Packing => ({
  bytes: Buffer.allocUnsafeSlow(Math.max(chunkBytes, leastBytes)),
  filled: 0,
  lastFrame: 0,
  blocks: [],
});

function endBlock(packing: Packing, logId: number, start: number): void {
  const { bytes, filled, lastFrame, blocks } = packing;
  if (filled === start) return;
  blocks.push({
    logId,
    start,
    bytes: filled - start,
    firstPosition: framePosition(bytes, start),
    lastPosition: framePosition(bytes, lastFrame),
    firstTimeMs: frameTimeMs(bytes, start),
    lastTimeMs: frameTimeMs(bytes, lastFrame),
  });
}

const endChunk = ({ bytes, filled, blocks }: Packing) => ({
  bytes: bytes.subarray(0, filled),
  blocks,
});
