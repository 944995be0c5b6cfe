import { shardWriteBytesPerSecond, shardWriteRecordsPerSecond } from '#lib/kinesis/limits.ts';

/** Lets records go to shards as fast as these take them, whatever their limits are. */
export interface AdaptiveBudget {
  /** Takes the record off what its shard may be sent now; `false` when that is used up. */
  mayGo(record: { shardId: string; bytes: number }, nowMs: number): boolean;
  /** A shard refused a record for its limits. */
  refused(shardId: string, nowMs: number): void;
}

interface Bucket {
  records: number;
  bytes: number;
  atMs: number;
  /** Of a shard's documented limits, what it is sent a second. */
  share: number;
  /** When the share was changed. */
  changedMs: number;
  refusedMs: number;
  /** Since the share was changed, there was more to send than it allowed. */
  wasShort: boolean;
}

/** How much of a second's worth may go at once. */
const depthSeconds = 0.5;
const growEveryMs = 1_000;
/** A shard that refused is asked so seldom whether it takes more than its limits by now. */
const probeEveryMs = 10_000;
const shrinkEveryMs = 500;
const shrinkBy = 0.7;
const growBy = 0.1;
const leastShare = 0.1;
const mostShare = 1_000;

/**
 * Begins at a shard's documented limits. What is refused makes it less, down to a tenth, as other producers may use the
 * rest; as long as nothing is, it becomes more, beyond the limits as well: those of a simulator may be lifted.
 */
export function createAdaptiveBudget(): AdaptiveBudget {
  const buckets = new Map<string, Bucket>();
  const bucketOf = (shardId: string, nowMs: number): Bucket => {
    const known = buckets.get(shardId);
    if (known) return known;
    const bucket: Bucket = {
      ...fullAt(1),
      atMs: nowMs,
      share: 1,
      changedMs: nowMs,
      refusedMs: Number.NEGATIVE_INFINITY,
      wasShort: false,
    };
    buckets.set(shardId, bucket);
    return bucket;
  };
  return {
    mayGo({ shardId, bytes }, nowMs) {
      const bucket = bucketOf(shardId, nowMs);
      grow(bucket, nowMs);
      refill(bucket, nowMs);
      // A record larger than the bucket goes when that is full.
      const most = fullAt(bucket.share);
      const isShort = bucket.records < 1 || bucket.bytes < Math.min(bytes, most.bytes);
      bucket.wasShort ||= isShort;
      if (isShort) return false;
      bucket.records -= 1;
      bucket.bytes -= bytes;
      return true;
    },
    refused(shardId, nowMs) {
      const bucket = bucketOf(shardId, nowMs);
      bucket.refusedMs = nowMs;
      if (bucket.share > 1) change(bucket, 1, nowMs);
      else if (nowMs - bucket.changedMs >= shrinkEveryMs)
        change(bucket, Math.max(leastShare, bucket.share * shrinkBy), nowMs);
    },
  };
}

const fullAt = (share: number) => ({
  records: shardWriteRecordsPerSecond * share * depthSeconds,
  bytes: shardWriteBytesPerSecond * share * depthSeconds,
});

function refill(bucket: Bucket, nowMs: number): void {
  const gained = Math.max(0, nowMs - bucket.atMs) / 1_000 / depthSeconds;
  const most = fullAt(bucket.share);
  bucket.records = Math.min(most.records, bucket.records + most.records * gained);
  bucket.bytes = Math.min(most.bytes, bucket.bytes + most.bytes * gained);
  bucket.atMs = nowMs;
}

function grow(bucket: Bucket, nowMs: number): void {
  const { share, wasShort, changedMs, refusedMs } = bucket;
  if (!wasShort || nowMs - changedMs < growEveryMs || nowMs - refusedMs < growEveryMs) return;
  if (share < 1) change(bucket, Math.min(1, share + growBy), nowMs);
  else if (nowMs - refusedMs >= probeEveryMs) change(bucket, Math.min(mostShare, share * 2), nowMs);
}

function change(bucket: Bucket, share: number, nowMs: number): void {
  refill(bucket, nowMs);
  bucket.share = share;
  bucket.changedMs = nowMs;
  bucket.wasShort = false;
}
