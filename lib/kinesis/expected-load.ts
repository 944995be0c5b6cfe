import type { HashKeyRange } from '#lib/kinesis/hash-key-range.ts';
import {
  type KeyLoad,
  loadShareIn,
  type LoadShare,
  ratesOfPart,
  ratesTogether,
} from '#lib/kinesis/key-load.ts';
import type { OpenedShard } from '#lib/kinesis/reshard-plan.ts';
import type { ShardRates } from '#lib/kinesis/utilisation.ts';

/** A shard that is open now and what it carries. */
interface LoadedShard {
  readonly shardId: string;
  readonly range: HashKeyRange;
  /** Absent where it is not measured. */
  readonly rates: ShardRates | undefined;
}

/**
 * What a shard that is to be opened will carry if the load stays as it is: the parts that it takes of its parents,
 * divided as their sampled keys are, or else evenly over their ranges. Undefined where a parent is not measured.
 */
export function expectedRates(
  opened: OpenedShard,
  shards: readonly LoadedShard[],
  sampleOf: (shardId: string) => readonly KeyLoad[] | undefined,
): ShardRates | undefined {
  const parts: ShardRates[] = [];
  for (const parent of shards.filter(({ shardId }) => opened.parentIds.includes(shardId))) {
    if (!parent.rates) return undefined;
    const common = commonRange(opened.range, parent.range);
    const share = loadShareIn(sampleOf(parent.shardId) ?? [], common) ?? evenShare(common, parent);
    parts.push(ratesOfPart(parent.rates, share));
  }
  return ratesTogether(parts);
}

const commonRange = (one: HashKeyRange, other: HashKeyRange): HashKeyRange => ({
  start: one.start > other.start ? one.start : other.start,
  end: one.end < other.end ? one.end : other.end,
});

const evenPrecision = 1_000_000n;

function evenShare(part: HashKeyRange, { range }: LoadedShard): LoadShare {
  const millionths =
    ((part.end - part.start + 1n) * evenPrecision) / (range.end - range.start + 1n);
  const share = Number(millionths) / Number(evenPrecision);
  return { records: share, bytes: share };
}
