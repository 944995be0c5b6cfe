import type { KeyLoad } from './heavy-keys.ts';
import { type KeyCount, loadOf } from './key-sketch.ts';
import type { Shard } from './shard.ts';
import { parseShardId } from './shard-id.ts';
import type { Stream } from './stream.ts';

/** A partition key's part of what came into its shard. Shares are from 0 to 1, and include what may be over. */
interface ObservedKey {
  partitionKey: string;
  recordShare: number;
  byteShare: number;
  /** How much of the share may belong to other keys. */
  recordShareOver: number;
  byteShareOver: number;
}

export interface ObservedShardKeys {
  shardId: string;
  records: number;
  /** Of data and keys. */
  bytes: number;
  /** Of the records, those whose key was looked at; 1 when nothing came. */
  sampledShare: number;
  /** The heaviest first, by the load that is surely theirs. */
  keys: ObservedKey[];
}

/**
 * The heaviest keys of the shards that took records in the last minute, the busiest shards first.
 * @param shardId asks for this shard alone, whether it took any or not; an unknown one gives none
 * @returns at most `mostShards` shards, and how many more there are
 */
export function observedKeys(
  stream: Stream,
  nowMs: number,
  {
    shardId,
    mostKeys,
    mostShards,
  }: { shardId?: string | undefined; mostKeys: number; mostShards: number },
): { shards: ObservedShardKeys[]; omittedShards: number } {
  const living = stream.livingShards(nowMs);
  if (shardId !== undefined) {
    const index = parseShardId(shardId);
    const named = living.filter(({ row }) => row.index === index);
    const shards = named.map((shard) =>
      describe(shard, shard.observation.heavyKeys?.lastMinute(nowMs) ?? nothing, mostKeys),
    );
    return { shards, omittedShards: 0 };
  }
  const busy = living
    .flatMap((shard) => {
      const load = shard.observation.heavyKeys?.lastMinute(nowMs);
      return load && load.records > 0 ? [{ shard, load }] : [];
    })
    .toSorted(
      (a, b) => loadOf(b.load.records, b.load.bytes) - loadOf(a.load.records, a.load.bytes),
    );
  return {
    shards: busy.slice(0, mostShards).map(({ shard, load }) => describe(shard, load, mostKeys)),
    omittedShards: Math.max(0, busy.length - mostShards),
  };
}

const nothing: KeyLoad = { records: 0, bytes: 0, countedRecords: 0, keys: [] };

const surelyOwn = ({ records, recordsOver, bytes, bytesOver }: KeyCount): number =>
  loadOf(records - recordsOver, bytes - bytesOver);

function describe(
  { id }: Shard,
  { records, bytes, countedRecords, keys }: KeyLoad,
  mostKeys: number,
): ObservedShardKeys {
  const heaviest = keys.toSorted((a, b) => surelyOwn(b) - surelyOwn(a)).slice(0, mostKeys);
  return {
    shardId: id,
    records,
    bytes,
    sampledShare: records === 0 ? 1 : countedRecords / records,
    keys: heaviest.map((count) => ({
      partitionKey: count.partitionKey,
      recordShare: count.records / records,
      byteShare: count.bytes / bytes,
      recordShareOver: count.recordsOver / records,
      byteShareOver: count.bytesOver / bytes,
    })),
  };
}
