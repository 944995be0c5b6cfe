import type { ReadGoal } from '#lib/records/record-reader.ts';
import type { ShardCursor } from '#lib/records/shard-cursor.ts';

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html */
const getRecordsMaxRecords = 10_000;
const targetBytes = 2 * 1_048_576;
/** Of all shards together, in pages not given out yet. */
const mostBufferedBytes = 256 * 1_048_576;
const firstRecords = 1_000;

/**
 * How many records one GetRecords call asks for. The first of a shard asks for little, so that there is something to
 * see at once; later ones for as many as memory allows, by the size that the shard's records had so far.
 */
export function pageLimit(cursor: ShardCursor, shards: number, goal: ReadGoal): number {
  const wanted = goal.isScan ? firstRecords : (goal.limit ?? firstRecords);
  if (cursor.reads === 0 && !goal.waits)
    return clamp(Math.ceil((2 * wanted) / shards), 10, firstRecords);
  const bytes = Math.min(targetBytes, mostBufferedBytes / (2 * shards));
  const most = goal.isScan || goal.waits ? getRecordsMaxRecords : firstRecords;
  return clamp(Math.floor(bytes / cursor.bytesPerRecord), 10, most);
}

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));
