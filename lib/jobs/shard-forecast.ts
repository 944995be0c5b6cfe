import { hashKeyOf } from '#lib/kinesis/hash-key.ts';
import { byHashOrder, type HashKeyRange, shareOfSpace } from '#lib/kinesis/hash-key-range.ts';
import { shardWriteBytesPerSecond, shardWriteRecordsPerSecond } from '#lib/kinesis/limits.ts';
import { writeUtilisation } from '#lib/kinesis/utilisation.ts';
import { aggregateMaxBytes, aggregateMaxMs } from '#lib/jobs/aggregate-limits.ts';
import { type KeyPhase, type KeyShape, keyShares } from '#lib/jobs/key-shape.ts';

export interface ForecastShard {
  shardId: string;
  range: HashKeyRange;
}

/** What a generator would put into one shard. */
export interface ShardLoad {
  shardId: string;
  recordsPerSecond: number;
  bytesPerSecond: number;
  /** The key that brings most of it. */
  topKey: string | undefined;
  /** Of the load of this shard: 1 is all of it. */
  topKeyShare: number;
}

export interface ShardForecast extends ShardLoad {
  /** Of the limit that binds: 1 is all of it. */
  utilisation: number;
  /** Records that the limit turns away, each second; retries come on top. */
  refusedPerSecond: number;
}

/** Which share of the records each shard gets, by the MD5 of the keys. Slow enough for thousands of keys to keep. */
export async function spreadOverShards(
  shape: KeyShape,
  phase: KeyPhase,
  shards: readonly ForecastShard[],
): Promise<{ shardId: string; share: number; topKey: string | undefined; topShare: number }[]> {
  if (shape.kind === 'random') return evenSpread(shards);
  const spread = shards
    .toSorted(byHashOrder)
    .map((shard) => ({ ...shard, share: 0, topKey: undefined as string | undefined, topShare: 0 }));
  const shares = keyShares(shape, phase);
  const hashKeys = await Promise.all(shares.map(({ key }) => hashKeyOf(key)));
  for (const [index, { key, share }] of shares.entries()) {
    const owner = ownerIn(spread, hashKeys[index] ?? 0n);
    if (!owner) continue;
    owner.share += share;
    if (share <= owner.topShare) continue;
    owner.topShare = share;
    owner.topKey = key;
  }
  return spread.map(({ shardId, share, topKey, topShare }) => ({
    shardId,
    share,
    topKey,
    topShare,
  }));
}

/** The last one that begins at or before the key: ranges of open shards tile the space, so it is the one. */
function ownerIn<Owner extends { range: HashKeyRange }>(
  inHashOrder: readonly Owner[],
  hashKey: bigint,
): Owner | undefined {
  let low = 0;
  let high = inHashOrder.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((inHashOrder[middle]?.range.start ?? 0n) <= hashKey) low = middle + 1;
    else high = middle;
  }
  return inHashOrder[low - 1];
}

export type Spread = Awaited<ReturnType<typeof spreadOverShards>>;

/** A stream that distributes records by itself (strategy AUTO) does not look at keys. */
export const evenSpread = (shards: readonly ForecastShard[]): Spread =>
  shards.toSorted(byHashOrder).map(({ shardId, range }) => ({
    shardId,
    share: shareOfSpace(range),
    topKey: undefined,
    topShare: 0,
  }));

export const loadOf = (
  spread: Spread,
  recordsPerSecond: number,
  recordBytes: number,
): ShardLoad[] =>
  spread.map(({ shardId, share, topKey, topShare }) => ({
    shardId,
    recordsPerSecond: share * recordsPerSecond,
    bytesPerSecond: share * recordsPerSecond * recordBytes,
    topKey,
    topKeyShare: share === 0 ? 0 : topShare / share,
  }));

/** How many aggregates a second a shard gets at least, where records come at all: one each 100 ms. */
const aggregatesPerSecond = 1_000 / aggregateMaxMs;

/** The same records packed into aggregates: the bytes stay, and few Kinesis records are left. */
export const packed = (loads: readonly ShardLoad[]): ShardLoad[] =>
  loads.map((load) => ({
    ...load,
    recordsPerSecond: Math.min(
      load.recordsPerSecond,
      Math.max(aggregatesPerSecond, load.bytesPerSecond / aggregateMaxBytes),
    ),
  }));

/** Adds to each shard what is there already and compares the sum with the shard's limits. */
export function forecastShards(
  loads: ShardLoad[],
  existing: readonly ShardLoad[],
): ShardForecast[] {
  const byShard = Map.groupBy(existing, ({ shardId }) => shardId);
  return loads.map((load) => {
    const others = byShard.get(load.shardId) ?? [];
    const records = others.reduce(
      (sum, other) => sum + other.recordsPerSecond,
      load.recordsPerSecond,
    );
    const bytes = others.reduce((sum, other) => sum + other.bytesPerSecond, load.bytesPerSecond);
    const utilisation = writeUtilisation({ recordsIn: records, bytesIn: bytes }).share;
    const admitted = Math.min(
      records,
      shardWriteRecordsPerSecond,
      bytes === 0 ? records : records * (shardWriteBytesPerSecond / bytes),
    );
    return { ...load, utilisation, refusedPerSecond: records - admitted };
  });
}
