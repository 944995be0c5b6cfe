import { framePosition, frameTimeMs } from './frame.ts';
import { none } from './frame-chain.ts';
import type { Segment } from './segment.ts';

/** The frames of one log in one segment. */
export interface Slice {
  readonly segment: Segment;
  /** The newest, in the segment's chain. */
  newest: number;
  /** Where those that were asked for start; the newer ones are only in the chain. */
  readonly offsets: number[];
  /** The newest in `offsets`. */
  newestListed: number;
}

/** One ordered sequence of records: a shard's. Held in memory; its records are not. */
export interface Log {
  readonly id: number;
  /** The newest position given out, acknowledged or not; -1 before the first. */
  tipPosition: number;
  tipTimeMs: number;
  /** Where the next record goes if it goes to the same segment. */
  slice: Slice | undefined;
  /** Records up to here are in blocks, those behind it in slices. */
  flushedPosition: number;
  slices: Slice[];
  /** When the newest record of the oldest block arrived, once trimming has looked. */
  oldestBlockEndMs: number | undefined;
}

export const emptyLog = (id: number, tipPosition: number, tipTimeMs: number): Log => ({
  id,
  tipPosition,
  tipTimeMs,
  slice: undefined,
  flushedPosition: tipPosition,
  slices: [],
  oldestBlockEndMs: undefined,
});

/** Adds a frame to the log's newest slice; frames come in the order of their positions. */
export function addToSlice(log: Log, segment: Segment, at: number): void {
  let { slice } = log;
  if (slice?.segment !== segment) {
    slice = { segment, newest: none, offsets: [], newestListed: none };
    log.slice = slice;
    log.slices.push(slice);
  }
  slice.newest = segment.chain.link(at, slice.newest);
}

/** Takes the newest `count` frames out of the newest slice. Nobody has asked for them yet. */
export function dropFromSlice(log: Log, count: number): void {
  const { slice } = log;
  if (!slice) return;
  for (let dropped = 0; dropped < count; dropped++)
    slice.newest = slice.segment.chain.previous(slice.newest);
  if (slice.newest === none) removeSlice(log, slice);
}

/** Has a log forget its frames in one segment. */
export function removeSlice(log: Log, slice: Slice): void {
  log.slices = log.slices.filter((candidate) => candidate !== slice);
  if (log.slice === slice) log.slice = undefined;
}

/** Where the frames of a slice start, in order. */
export function offsetsOf(slice: Slice): readonly number[] {
  const { segment, offsets, newest, newestListed } = slice;
  const first = offsets.length;
  for (let frame = newest; frame !== newestListed; frame = segment.chain.previous(frame))
    offsets.push(segment.chain.offset(frame));
  reverseFrom(offsets, first);
  slice.newestListed = newest;
  return offsets;
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

export const indexAtPosition = (slice: Slice, position: number): number =>
  firstIndex(offsetsOf(slice), (at) => framePosition(slice.segment.buffer, at) >= position);

export const indexAtTime = (slice: Slice, timeMs: number): number =>
  firstIndex(offsetsOf(slice), (at) => frameTimeMs(slice.segment.buffer, at) >= timeMs);
