import type { Store } from '../store.ts';
import { blockBytes, type Blocks, type PackedBlock } from './blocks.ts';
import { frameBytes, framePosition, frameTimeMs } from './frame.ts';
import type { Log, Slice } from './log.ts';
import { giveBack, type Segment, takeBuffer } from './segment.ts';
import { type Region, sortFrames } from './sort-frames.ts';

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
    const groups = groupLogs(moving, this.#parts.groupOf);
    const sorted = takeBuffer(segment.buffer.length);
    const regions = await sortFrames(segment, [...groups.keys()], sorted);
    const written = [];
    for (const [group, own] of Map.groupBy(regions, ({ log }) => groups.get(log)))
      written.push(...(await blocks.write(`${segment.number}-${group}`, chunksOf(sorted, own))));
    blocks.put(written);
    await store.committed();
    for (const { log, last } of regions) log.flushedPosition = framePosition(sorted, last);
    for (const { log, slice } of moving) log.remove(slice);
    giveBack(sorted);
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

/** Those that belong to something, with what they belong to, and side by side if that is the same. */
function groupLogs(moving: readonly { log: Log }[], groupOf: Parts['groupOf']): Map<Log, number> {
  const known = moving.flatMap(({ log }) => {
    const group = groupOf(log.id);
    return group === undefined ? [] : [[log, group] as const];
  });
  return new Map(known.toSorted(([, group], [, other]) => group - other));
}

/** Few writes a segment, and little enough that requests do not wait long while one is made. */
const chunkBytes = 1024 * 1024;

/** The blocks of neighbouring regions, as many together as one write takes. */
function* chunksOf(
  sorted: Buffer,
  regions: readonly Region[],
): Iterable<{ bytes: Buffer; blocks: PackedBlock[] }> {
  let blocks: PackedBlock[] = [];
  let start = regions[0]?.start ?? 0;
  let end = start;
  for (const cut of regions.flatMap((region) => cutBlocks(sorted, region))) {
    if (blocks.length > 0 && cut.end - start > chunkBytes) {
      yield { bytes: sorted.subarray(start, end), blocks };
      blocks = [];
      start = end;
    }
    blocks.push(describeBlock(sorted, cut, start));
    end = cut.end;
  }
  if (blocks.length > 0) yield { bytes: sorted.subarray(start, end), blocks };
}

/** The frames of a log in parts of the size of a block; a larger frame is a block of its own. */
function cutBlocks(sorted: Buffer, { log, start, end, last }: Region): Region[] {
  const cuts: Region[] = [];
  let cutStart = start;
  let previous = start;
  // Most logs have few frames in a segment.
  if (end - start > blockBytes)
    for (let at = start; at < end; at += frameBytes(sorted, at)) {
      if (at + frameBytes(sorted, at) - cutStart > blockBytes && at > cutStart) {
        cuts.push({ log, start: cutStart, end: at, last: previous });
        cutStart = at;
      }
      previous = at;
    }
  cuts.push({ log, start: cutStart, end, last });
  return cuts;
}

const describeBlock = (
  sorted: Buffer,
  { log, start, end, last }: Region,
  chunkStart: number,
): PackedBlock => ({
  logId: log.id,
  start: start - chunkStart,
  bytes: end - start,
  firstPosition: framePosition(sorted, start),
  lastPosition: framePosition(sorted, last),
  firstTimeMs: frameTimeMs(sorted, start),
  lastTimeMs: frameTimeMs(sorted, last),
});
