import type { Entry } from '#lib/jobs/batch.ts';
import { shardWriteBytesPerSecond, shardWriteRecordsPerSecond } from '#lib/kinesis/limits.ts';

interface Bucket {
  records: number;
  bytes: number;
  atMs: number;
}

/** Lets through what a shard takes times `share`, as the KPL's RateLimit does: a token bucket a shard, a second deep. */
export function createShardBudget(
  share: number,
): (entry: Pick<Entry, 'shardId' | 'bytes'>, nowMs: number) => boolean {
  const buckets = new Map<string, Bucket>();
  const most = {
    records: shardWriteRecordsPerSecond * share,
    bytes: shardWriteBytesPerSecond * share,
  };
  return ({ shardId = '', bytes }, nowMs) => {
    const bucket = buckets.get(shardId) ?? { ...most, atMs: nowMs };
    const seconds = Math.max(0, nowMs - bucket.atMs) / 1_000;
    bucket.records = Math.min(most.records, bucket.records + most.records * seconds);
    bucket.bytes = Math.min(most.bytes, bucket.bytes + most.bytes * seconds);
    bucket.atMs = nowMs;
    buckets.set(shardId, bucket);
    // A record larger than the bucket goes when that is full.
    if (bucket.records < 1 || bucket.bytes < Math.min(bytes, most.bytes)) return false;
    bucket.records -= 1;
    bucket.bytes -= bytes;
    return true;
  };
}
