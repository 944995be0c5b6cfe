import {
  byHashOrder,
  type HashKeyRange,
  hashSpaceSize,
  largestHashKey,
  widthOf,
} from '#lib/kinesis/hash-key-range.ts';

/** An open shard, as far as a plan needs it. */
export interface PlannedShard {
  readonly shardId: string;
  readonly range: HashKeyRange;
}

/** A shard that is to be: it has no id yet. */
export interface OpenedShard {
  readonly range: HashKeyRange;
  readonly parentIds: readonly string[];
}

/** What a change of the shards does. What it opens and what it leaves alone tile the hash space. */
export interface ReshardPlan {
  readonly closes: readonly PlannedShard[];
  /** In hash order. */
  readonly opens: readonly OpenedShard[];
  /** Left alone. */
  readonly keeps: readonly PlannedShard[];
  /** Made and closed again on the way. How AWS goes there is not documented; this is the least it takes. */
  readonly shortLived: number;
}

export const openAfter = (plan: ReshardPlan): number => plan.opens.length + plan.keeps.length;

/** Where the upper half of a range begins. */
export const middleOf = (range: HashKeyRange): bigint => range.start + widthOf(range) / 2n;

/** Why a range cannot be split there, as SplitShard would say; undefined where it can. */
export function splitComplaint(range: HashKeyRange, at: bigint): string | undefined {
  if (at > range.start + 1n && at < range.end) return undefined;
  return `The upper shard must begin above ${range.start + 1n} and below ${range.end}.`;
}

/** @param at where the upper child begins */
export function splitPlan(
  open: readonly PlannedShard[],
  parent: PlannedShard,
  at: bigint,
): ReshardPlan {
  const parentIds = [parent.shardId];
  return {
    closes: [parent],
    opens: [
      { range: { start: parent.range.start, end: at - 1n }, parentIds },
      { range: { start: at, end: parent.range.end }, parentIds },
    ],
    keeps: open.filter(({ shardId }) => shardId !== parent.shardId),
    shortLived: 0,
  };
}

export const areNeighbours = (lower: PlannedShard, upper: PlannedShard): boolean =>
  lower.range.end + 1n === upper.range.start;

/** @param lower ends where `upper` begins */
export function mergePlan(
  open: readonly PlannedShard[],
  lower: PlannedShard,
  upper: PlannedShard,
): ReshardPlan {
  const parentIds = [lower.shardId, upper.shardId];
  return {
    closes: [lower, upper],
    opens: [{ range: { start: lower.range.start, end: upper.range.end }, parentIds }],
    keeps: open.filter(({ shardId }) => !parentIds.includes(shardId)),
    shortLived: 0,
  };
}

/** Equally wide ranges; what does not divide goes to the last. */
export function uniformRanges(count: number): HashKeyRange[] {
  const width = hashSpaceSize / BigInt(count);
  return Array.from({ length: count }, (_, index) => ({
    start: width * BigInt(index),
    end: index === count - 1 ? largestHashKey : width * BigInt(index + 1) - 1n,
  }));
}

/** What UpdateShardCount makes: `target` equally wide shards. Those that are so already stay. */
export function scalePlan(shards: readonly PlannedShard[], target: number): ReshardPlan {
  const open = shards.toSorted(byHashOrder);
  const wanted = uniformRanges(target);
  const openAt = new Map(open.map((shard) => [shard.range.start, shard]));
  const isKept = ({ start, end }: HashKeyRange) => openAt.get(start)?.range.end === end;
  const keeps = wanted.filter(isKept).flatMap(({ start }) => openAt.get(start) ?? []);
  const kept = new Set(keeps);
  const closes = open.filter((shard) => !kept.has(shard));
  const opens = withParents(
    wanted.filter((range) => !isKept(range)),
    closes,
  );
  const cuts = wanted.filter(({ start }) => !openAt.has(start)).length;
  const merges = open.length + cuts - target;
  return { closes, opens, keeps, shortLived: 2 * cuts + merges - opens.length };
}

/** Both in hash order, and over the same parts of the space. */
function withParents(
  ranges: readonly HashKeyRange[],
  closes: readonly PlannedShard[],
): OpenedShard[] {
  let first = 0;
  return ranges.map((range) => {
    while ((closes[first]?.range.end ?? range.start) < range.start) first += 1;
    const parentIds: string[] = [];
    for (let at = first; at < closes.length; at++) {
      const parent = closes[at];
      if (!parent || parent.range.start > range.end) break;
      parentIds.push(parent.shardId);
    }
    return { range, parentIds };
  });
}
