import type { ShardLimit } from '#lib/kinesis/utilisation.ts';

/** The key that weighs most in a shard, by what binds it. */
export interface HeaviestKey {
  readonly key: string;
  /** Of the shard's records or bytes, from 0 to 1: what is surely this key's. */
  readonly share: number;
  /** Only a part of the records was looked at. */
  readonly isEstimate: boolean;
}

/** One key of many that was counted. Shares are from 0 to 1; an overestimate is what may be other keys'. */
interface CountedKey {
  readonly PartitionKey: string | undefined;
  readonly RecordShare: number | undefined;
  readonly ByteShare: number | undefined;
  readonly RecordShareOverestimate?: number | undefined;
  readonly ByteShareOverestimate?: number | undefined;
}

/** With so much of a shard's load, one key decides where the load is, whatever is split. */
const dominantShare = 0.5;

export const isDominant = ({ share }: HeaviestKey): boolean => share >= dominantShare;

/** Keys are counted over the last minute. */
const countedMs = 60_000;

/**
 * What came while the shard was hot may be of one key, although that has less than half of the last minute: the load
 * before it was hot, which was not greater, is counted with it.
 */
export const mayBeDominant = ({ share }: HeaviestKey, hotMs: number): boolean =>
  (share * countedMs) / Math.min(countedMs, Math.max(hotMs, 1)) >= dominantShare;

/** Undefined where no key was counted. @param sampledShare which part of the records was looked at */
export function heaviestKey(
  keys: readonly CountedKey[],
  binding: ShardLimit,
  sampledShare = 1,
): HeaviestKey | undefined {
  const [heaviest] = keys
    .map((key) => ({
      key: key.PartitionKey ?? '',
      share: surelyOf(key, binding),
      isEstimate: sampledShare < 1,
    }))
    .toSorted((a, b) => b.share - a.share);
  return heaviest;
}

function surelyOf(key: CountedKey, binding: ShardLimit): number {
  const sure = isOfRecords(binding)
    ? (key.RecordShare ?? 0) - (key.RecordShareOverestimate ?? 0)
    : (key.ByteShare ?? 0) - (key.ByteShareOverestimate ?? 0);
  return Math.max(0, sure);
}

/** What is refused by the record limit is explained by records, all else by bytes. */
export const isOfRecords = (binding: ShardLimit): boolean => binding === 'recordsIn';
