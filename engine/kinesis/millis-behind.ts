import type { LogRecord } from '#engine/core/record-log.ts';

interface Page {
  readonly records: readonly LogRecord[];
  hasMore: boolean;
}

/**
 * How far a page's end is behind a shard's tip, in milliseconds. Zero says that nothing follows: what follows within
 * the same millisecond, or while the clock stands still, is 1 away.
 * https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html
 */
export function millisBehind({ records, hasMore }: Page, nowMs: number): number {
  const last = records.at(-1);
  return hasMore && last ? Math.max(1, nowMs - last.timeMs) : 0;
}
