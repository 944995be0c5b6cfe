import type { HashKeyRange } from '#lib/kinesis/hash-key-range.ts';
import { splitComplaint } from '#lib/kinesis/reshard-plan.ts';
import type { ShardRates } from '#lib/kinesis/utilisation.ts';

/** How much of a shard's sampled load one key brings. */
export interface KeyLoad {
  readonly key: string;
  readonly hashKey: bigint;
  readonly records: number;
  readonly bytes: number;
}

/** A share of all records and of all bytes; 1 is all. */
export interface LoadShare {
  readonly records: number;
  readonly bytes: number;
}

/** Which part of the measured load lies in the range; undefined where nothing was measured. */
export function loadShareIn(loads: readonly KeyLoad[], range: HashKeyRange): LoadShare | undefined {
  const all = sumOf(loads);
  if (all.records === 0) return undefined;
  const part = sumOf(loads.filter(({ hashKey }) => range.start <= hashKey && hashKey <= range.end));
  return {
    records: part.records / all.records,
    bytes: all.bytes === 0 ? 0 : part.bytes / all.bytes,
  };
}

const sumOf = (loads: readonly KeyLoad[]): LoadShare => ({
  records: loads.reduce((sum, { records }) => sum + records, 0),
  bytes: loads.reduce((sum, { bytes }) => sum + bytes, 0),
});

/** Where a split divides the measured records best. */
interface MedianSplit {
  /** The beginning of the upper shard. */
  readonly at: bigint;
  /** Which part of what was measured the lower shard gets. */
  readonly below: number;
}

/**
 * The split that leaves the busier half as calm as can be. One key cannot be divided, so it may be far from half.
 * Undefined where no measured key is near a place to split at.
 * @param measure what binds the shard
 */
export function medianSplit(
  loads: readonly KeyLoad[],
  range: HashKeyRange,
  measure: 'records' | 'bytes' = 'records',
): MedianSplit | undefined {
  const weights = new Map<bigint, number>();
  for (const load of loads)
    if (range.start <= load.hashKey && load.hashKey <= range.end)
      weights.set(load.hashKey, (weights.get(load.hashKey) ?? 0) + load[measure]);
  const all = weights.values().reduce((sum, weight) => sum + weight, 0);
  let below = 0;
  let best: MedianSplit | undefined;
  const offer = (at: bigint) => {
    if (all === 0 || splitComplaint(range, at) !== undefined) return;
    const candidate = { at, below: below / all };
    if (!best || imbalance(candidate) < imbalance(best)) best = candidate;
  };
  for (const [hashKey, weight] of [...weights].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    offer(hashKey);
    below += weight;
    offer(hashKey + 1n);
  }
  return best;
}

const imbalance = ({ below }: MedianSplit): number => Math.abs(below - 0.5);

/** The rates of a part of a shard, as its records and bytes are divided. Each part is read as often as the whole. */
export const ratesOfPart = (rates: ShardRates, part: LoadShare): ShardRates => ({
  recordsIn: rates.recordsIn * part.records,
  bytesIn: rates.bytesIn * part.bytes,
  bytesOut: rates.bytesOut * part.bytes,
  reads: rates.reads,
});

/** The rates of several parts in one shard: one read of it takes what several took before. */
export const ratesTogether = (parts: readonly ShardRates[]): ShardRates => ({
  recordsIn: parts.reduce((sum, { recordsIn }) => sum + recordsIn, 0),
  bytesIn: parts.reduce((sum, { bytesIn }) => sum + bytesIn, 0),
  bytesOut: parts.reduce((sum, { bytesOut }) => sum + bytesOut, 0),
  reads: Math.max(0, ...parts.map(({ reads }) => reads)),
});
