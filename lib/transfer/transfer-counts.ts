import { z } from 'zod';

const count = z.number().int().min(0);

/**
 * What became of records. `matched` = `dropped` + `broken` + those that went on; `made` = `acknowledged` + `failed` +
 * what waits. All but the last three hold through a crash of the worker: they are stored with the place they belong to.
 */
export const transferCountsSchema = z.object({
  /** Records or rows looked at. */
  read: count,
  /** Of these, what the query meant, or rows that are records. */
  matched: count,
  /** Rows of a file that are none. */
  rejected: count,
  /** Source records that the transform gave nothing for. */
  dropped: count,
  /** Source records that the transform failed on, or that made records no stream takes. */
  broken: count,
  /** Source records that kept their key because the template found none. */
  unkeyed: count,
  /** Records that came out of the transform, of settled source records. */
  made: count,
  /** Of these, taken by the target. */
  acknowledged: count,
  /** Of these, given up. */
  failed: count,
  /** Of the acknowledged, those the target may hold twice: sent before a crash or a lost answer. */
  maybeTwice: count,
  /** Bytes acknowledged, data and keys. */
  bytes: count,
  /** Submissions of records, each time counted. */
  sent: count,
  /** Of these, submissions after the first. */
  retried: count,
  /** Refusals by a limit of the target. */
  throttled: count,
});

export type TransferCounts = z.infer<typeof transferCountsSchema>;

export const emptyCounts = (): TransferCounts => ({
  read: 0,
  matched: 0,
  rejected: 0,
  dropped: 0,
  broken: 0,
  unkeyed: 0,
  made: 0,
  acknowledged: 0,
  failed: 0,
  maybeTwice: 0,
  bytes: 0,
  sent: 0,
  retried: 0,
  throttled: 0,
});
