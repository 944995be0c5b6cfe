import { type BlockPlace, type Blocks, frameAtPosition, positionAtTime } from './blocks.ts';
import { frameBytes, framePosition, frameTimeMs, type LogRecord, readFrame } from './frame.ts';
import { indexAtPosition, indexAtTime, type Log } from './log.ts';

export interface Page {
  /** Views into memory that is used again: take what is needed from them before the turn ends. */
  records: LogRecord[];
  /** Whether the log holds more behind the last of them. */
  hasMore: boolean;
}

export interface ReadLimits {
  mostRecords: number;
  /** Of data, keys and headers. The first record is given even when it alone is larger. */
  mostBytes: number;
}

/** Looks at a frame; `true` stops the walk. */
type Visit = (buffer: Buffer, at: number) => boolean;

/** Records from `fromPosition` on, leaving out those that arrived before `notBeforeMs`. */
export function readPage(
  blocks: Blocks,
  log: Log,
  fromPosition: number,
  notBeforeMs: number,
  { mostRecords, mostBytes }: ReadLimits,
): Page {
  let records: LogRecord[] = [];
  let bytes = 0;
  let hasMore = false;
  let hasExpired = false;
  const visit: Visit = (buffer, at) => {
    hasExpired = records.length === 0 && frameTimeMs(buffer, at) < notBeforeMs;
    if (hasExpired) return true;
    bytes += frameBytes(buffer, at);
    hasMore = records.length === mostRecords || (bytes > mostBytes && records.length > 0);
    if (!hasMore) records.push(readFrame(buffer, at));
    return hasMore;
  };
  walk(blocks, log, fromPosition, visit);
  if (hasExpired) {
    records = [];
    const horizon = findPositionAtTime(blocks, log, notBeforeMs);
    walk(blocks, log, Math.max(fromPosition, horizon), visit);
  }
  return { records, hasMore };
}

/**
 * Deletes the blocks in which every record arrived before `horizonMs`.
 * @returns when the newest of all records in blocks arrived, if none of these is left
 */
export function trimBlocks(blocks: Blocks, log: Log, horizonMs: number): number | undefined {
  if (log.flushedPosition < 0 || (log.oldestBlockEndMs ?? 0) >= horizonMs) return undefined;
  log.oldestBlockEndMs = undefined;
  let removedToMs: number | undefined;
  for (const place of blocks.after(log.id, -1)) {
    log.oldestBlockEndMs = place.lastTimeMs;
    if (place.lastTimeMs >= horizonMs) return undefined;
    blocks.remove(log.id, place);
    removedToMs = place.lastTimeMs;
  }
  return removedToMs;
}

function walk(blocks: Blocks, log: Log, fromPosition: number, visit: Visit): void {
  if (fromPosition <= log.flushedPosition) {
    const first = blocks.atOrBefore(log.id, fromPosition);
    if (first && walkBlock(blocks, log, first, fromPosition, visit)) return;
    for (const place of blocks.after(log.id, fromPosition))
      if (walkBlock(blocks, log, place, fromPosition, visit)) return;
  }
  for (const slice of log.slices) {
    const { segment } = slice;
    const offsets = log.offsetsOf(slice);
    for (let index = indexAtPosition(log, slice, fromPosition); index < offsets.length; index++)
      if (visit(segment.buffer, offsets[index] ?? 0)) return;
  }
}

/** A block that was just written is not read yet: its records are still in a slice. */
function walkBlock(
  blocks: Blocks,
  log: Log,
  place: BlockPlace,
  fromPosition: number,
  visit: Visit,
): boolean {
  if (place.firstPosition > log.flushedPosition) return false;
  const block = blocks.read(place);
  for (
    let at = frameAtPosition(block, fromPosition);
    at < block.length;
    at += frameBytes(block, at)
  )
    if (visit(block, at)) return true;
  return false;
}

/** The position of the first record that arrived at or after `timeMs`; the one behind the tip when there is none. */
export function findPositionAtTime(blocks: Blocks, log: Log, timeMs: number): number {
  const before = lastPlaceBefore(blocks, log, timeMs);
  if (before && before.lastTimeMs >= timeMs) return positionAtTime(blocks.read(before), timeMs);
  for (const place of blocks.after(log.id, before?.firstPosition ?? -1)) {
    if (place.firstPosition <= log.flushedPosition) return place.firstPosition;
    break;
  }
  for (const slice of log.slices) {
    const offset = log.offsetsOf(slice)[indexAtTime(log, slice, timeMs)];
    if (offset !== undefined) return framePosition(slice.segment.buffer, offset);
  }
  return log.tipPosition + 1;
}

/** The last block whose first record arrived before `timeMs`, by bisecting positions: times rise with them. */
function lastPlaceBefore(blocks: Blocks, log: Log, timeMs: number): BlockPlace | undefined {
  let found: BlockPlace | undefined;
  let low = 0;
  let high = log.flushedPosition;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const place = blocks.atOrBefore(log.id, middle);
    if (place && place.firstTimeMs >= timeMs) {
      high = place.firstPosition - 1;
    } else {
      found = place ?? found;
      low = middle + 1;
    }
  }
  return found;
}
