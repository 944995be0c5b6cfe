import { framePosition, frameTimeMs } from './frame.ts';
import type { Segment } from './segment.ts';

/** The frames of one log in one segment, by where they start. */
export interface Slice {
  segment: Segment;
  offsets: number[];
}

/** One ordered sequence of records: a shard's. Held in memory; its records are not. */
export interface Log {
  readonly id: number;
  /** The newest position given out, acknowledged or not; -1 before the first. */
  tipPosition: number;
  tipTimeMs: number;
  /** Records up to here are in blocks, those behind it in slices. */
  flushedPosition: number;
  slices: Slice[];
  /** When the newest record of the oldest block arrived, once trimming has looked. */
  oldestBlockEndMs: number | undefined;
}

/** The first index whose frame `reaches`, in offsets that are in order; their count when none does. */
function firstIndex(slice: Slice, reaches: (at: number) => boolean): number {
  let low = 0;
  let high = slice.offsets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reaches(slice.offsets[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const indexAtPosition = (slice: Slice, position: number): number =>
  firstIndex(slice, (at) => framePosition(slice.segment.buffer, at) >= position);

export const indexAtTime = (slice: Slice, timeMs: number): number =>
  firstIndex(slice, (at) => frameTimeMs(slice.segment.buffer, at) >= timeMs);

/** Adds a frame to the log's newest slice; frames come in the order of their positions. */
export function addToSlice(log: Log, segment: Segment, at: number): void {
  const newest = log.slices.at(-1);
  if (newest?.segment === segment) newest.offsets.push(at);
  else log.slices.push({ segment, offsets: [at] });
}
