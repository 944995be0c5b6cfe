import type { ArrivalHistogram } from '#lib/records/arrival-histogram.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';

/**
 * Why a reading came to its end: so many matched (`count`), nothing newer is there (`tip`), the end of the wanted time
 * was passed (`until`), all its shards are closed and read to their end (`end`), or it was told to (`stopped`).
 */
export type StopReason = 'count' | 'tip' | 'until' | 'end' | 'stopped';

/** What a person's filter did not get through. Each such record counts as one that does not match. */
export interface FilterErrors {
  count: number;
  /** Of these, cut off for taking too long. */
  timedOut: number;
  first: string | undefined;
}

export interface ReadProgress {
  /** Kinesis records looked at, whether they matched or not. */
  records: number;
  /** The same with aggregates unfolded. */
  userRecords: number;
  /** Data and keys of the Kinesis records. */
  bytes: number;
  matched: number;
  shards: number;
  /** Of these, how many have nothing newer, or are closed and read to their end. */
  shardsDone: number;
  calls: number;
  /** GetRecords calls refused because the shard's five a second were spent. */
  refusals: number;
  /** GetRecords calls a second on the busiest shard, lately. */
  readsPerSecond: number;
  /** On the busiest shard, in its busiest second. */
  peakReadsPerSecond: number;
  tookMs: number;
  /** When the newest record looked at arrived. */
  reachedMs: number | undefined;
  /** How far the shard that is furthest behind is from its tip. */
  behindMs: number;
  /** Absent while it goes on. */
  reason: StopReason | undefined;
  /** Shards that were found on the way, where a closed shard goes on. */
  followedShardIds: string[];
  filterErrors: FilterErrors;
  histogram: ArrivalHistogram;
  /** Where another reading goes on: see reading-cursor.ts. */
  cursor: string;
}

export interface ReadPage {
  /** Those that matched, in order. */
  records: StreamRecord[];
  progress: ReadProgress;
}

/** Whether everything in the wanted range of the wanted shards was looked at. */
export const sawEverything = ({ reason }: Pick<ReadProgress, 'reason'>): boolean =>
  reason === 'tip' || reason === 'until' || reason === 'end';
