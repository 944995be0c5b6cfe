import { framePosition, frameTimeMs } from './frame.ts';
import { none } from './frame-chain.ts';
import type { LogRows } from './log-rows.ts';
import type { Segment } from './segment.ts';

/** The frames of one log in one segment. */
export interface Slice {
  readonly segment: Segment;
  /** The newest, in the segment's chain; of the slice that is written to, the log's row has it. */
  newest: number;
  /** Where those that were asked for start; the newer ones are only in the chain. */
  readonly offsets: number[];
  /** The newest in `offsets`. */
  newestListed: number;
}

/** One ordered sequence of records: a shard's. Held in memory; its records are not. */
export class Log {
  readonly id: number;
  readonly row: number;
  /** Records up to here are in blocks, those behind it in slices. */
  flushedPosition: number;
  /** When the newest record of the oldest block arrived, once trimming has looked. */
  oldestBlockEndMs: number | undefined;
  readonly #rows: LogRows;
  #slices: readonly Slice[] = [];

  constructor(rows: LogRows, id: number, tipPosition: number, tipTimeMs: number) {
    this.id = id;
    this.flushedPosition = tipPosition;
    this.#rows = rows;
    this.row = rows.add(id, tipPosition, tipTimeMs);
  }

  /** The newest position given out, acknowledged or not; -1 before the first. */
  get tipPosition(): number {
    return this.#rows.tipPosition(this.row);
  }

  get tipTimeMs(): number {
    return this.#rows.tipTimeMs(this.row);
  }

  /** By segment, oldest first. */
  get slices(): readonly Slice[] {
    return this.#slices;
  }

  /** Its first frame in a segment is about to be written. */
  enter(segment: Segment): void {
    const last = this.#slices.at(-1);
    if (last) last.newest = this.#newestOf(last);
    this.#slices = [...this.#slices, { segment, newest: none, offsets: [], newestListed: none }];
  }

  /** Takes the newest `count` frames out of the newest slice. Nobody has asked for them yet. */
  retract(count: number): void {
    const slice = this.#slices.at(-1);
    if (!slice || count === 0) return;
    const rows = this.#rows;
    let newest = this.#newestOf(slice);
    const { chain } = slice.segment;
    for (let taken = 0; taken < count; taken++) {
      chain.unlink(newest);
      newest = chain.previous(newest);
    }
    rows.setNewest(this.row, slice.segment.number, newest);
    rows.setTip(this.row, this.tipPosition - count, this.tipTimeMs);
    if (newest === none) this.remove(slice);
  }

  /** Forgets its frames in one segment. */
  remove(slice: Slice): void {
    slice.newest = this.#newestOf(slice);
    this.#slices = this.#slices.filter((candidate) => candidate !== slice);
    if (this.#rows.isIn(this.row, slice.segment.number)) this.#rows.leaveSegment(this.row);
  }

  /** Where the frames of a slice start, in order. */
  offsetsOf(slice: Slice): readonly number[] {
    const { offsets, newestListed, segment } = slice;
    const newest = this.#newestOf(slice);
    const first = offsets.length;
    for (let frame = newest; frame !== newestListed; frame = segment.chain.previous(frame))
      offsets.push(segment.chain.offset(frame));
    reverseFrom(offsets, first);
    slice.newestListed = newest;
    return offsets;
  }

  #newestOf(slice: Slice): number {
    const isWrittenTo = this.#rows.isIn(this.row, slice.segment.number);
    return isWrittenTo ? this.#rows.newest(this.row) : slice.newest;
  }
}

function reverseFrom(list: number[], first: number): void {
  for (let low = first, high = list.length - 1; low < high; low++, high--) {
    const swapped = list[low] ?? 0;
    list[low] = list[high] ?? 0;
    list[high] = swapped;
  }
}

/** The first index whose frame `reaches`, in offsets that are in order; their count when none does. */
function firstIndex(offsets: readonly number[], reaches: (at: number) => boolean): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reaches(offsets[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const indexAtPosition = (log: Log, slice: Slice, position: number): number =>
  firstIndex(log.offsetsOf(slice), (at) => framePosition(slice.segment.buffer, at) >= position);

export const indexAtTime = (log: Log, slice: Slice, timeMs: number): number =>
  firstIndex(log.offsetsOf(slice), (at) => frameTimeMs(slice.segment.buffer, at) >= timeMs);
