import type { Store, Table } from '../store.ts';
import { type Block, blockBytes, type Blocks } from './blocks.ts';
import { frameBytes, framePosition, frameTimeMs } from './frame.ts';
import type { Log, Slice } from './log.ts';
import type { Segment } from './segment.ts';

/** Where a log's flushed part ends, so that positions rise on when all its records have been trimmed. */
export type Tip = [position: number, timeMs: number];

interface Parts {
  store: Store;
  blocks: Blocks;
  tips: Table<Tip, number>;
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
    const { store, blocks, tips } = this.#parts;
    const moving = this.#slicesOf(segment);
    const written = [];
    for (const [group, slices] of Map.groupBy(moving, ({ log }) => this.#parts.groupOf(log.id)))
      if (group !== undefined)
        written.push(...(await blocks.write(`${segment.number}-${group}`, blocksOf(slices))));
    blocks.put(written);
    const ends = moving.map(({ log, slice }) => ({ log, slice, tip: tipOf(slice) }));
    for (const { log, tip } of ends) void tips.put(log.id, tip);
    await store.committed();
    for (const { log, slice, tip } of ends) {
      log.slices = log.slices.filter((candidate) => candidate !== slice);
      [log.flushedPosition] = tip;
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

function tipOf({ segment, offsets }: Slice): Tip {
  const last = offsets.at(-1) ?? 0;
  return [framePosition(segment.buffer, last), frameTimeMs(segment.buffer, last)];
}

/** Copies each slice's frames together, a block at a time. */
function* blocksOf(
  slices: readonly { log: Log; slice: Slice }[],
): Iterable<{ logId: number; block: Block }> {
  for (const { log, slice } of slices) {
    const source = slice.segment.buffer;
    let first = 0;
    let bytes = 0;
    const { offsets } = slice;
    for (let index = 0; index < offsets.length; index++) {
      bytes += frameBytes(source, offsets[index] ?? 0);
      if (bytes < blockBytes && index < offsets.length - 1) continue;
      const block = Buffer.allocUnsafeSlow(bytes);
      let filled = 0;
      for (let frame = first; frame <= index; frame++) {
        const start = offsets[frame] ?? 0;
        filled += source.copy(block, filled, start, start + frameBytes(source, start));
      }
      yield { logId: log.id, block };
      first = index + 1;
      bytes = 0;
    }
  }
}
