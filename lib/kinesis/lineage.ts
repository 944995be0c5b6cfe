import type { HashKeyRange } from '#lib/kinesis/hash-key-range.ts';
import { parseSequenceNumber } from '#lib/kinesis/sequence-number.ts';

/** A shard as ListShards tells of it. */
interface ListedShard {
  readonly shardId: string;
  readonly range: HashKeyRange;
  readonly isOpen: boolean;
  readonly parentIds: readonly string[];
  readonly firstSequenceNumber: string;
}

/** One split or merge. */
interface Reshard {
  readonly kind: 'split' | 'merge';
  readonly parentIds: readonly string[];
  readonly childIds: readonly string[];
  /** Which moment it belongs to. */
  readonly moment: number;
}

/** From which moment to which a shard took records. */
interface ShardLife {
  readonly shardId: string;
  readonly range: HashKeyRange;
  readonly from: number;
  /** Absent while it is open. */
  readonly to: number | undefined;
}

/** The family of a stream's shards: moments are numbered from 1, the oldest; 0 is what was before. */
export interface Lineage {
  /** When each moment was, to the second; absent where sequence numbers do not tell. */
  readonly momentsMs: readonly (number | undefined)[];
  /** Newest first. */
  readonly reshards: readonly Reshard[];
  readonly lives: readonly ShardLife[];
}

/** Who came of whom, and when, as far as the service still lists them. */
export function lineageOf(shards: readonly ListedShard[]): Lineage {
  const births = birthsOf(shards) ?? depthsOf(shards);
  const values = [...new Set(births.at.values())].filter((at) => at > 0).toSorted((a, b) => a - b);
  const momentOf = (shardId: string): number => values.indexOf(births.at.get(shardId) ?? 0) + 1;
  const reshards = reshardsOf(shards, momentOf);
  const deaths = new Map<string, number>();
  for (const { parentIds, moment } of reshards)
    for (const id of parentIds) deaths.set(id, Math.min(moment, deaths.get(id) ?? moment));
  return {
    momentsMs: [undefined, ...values.map((at) => (births.areTimes ? at : undefined))],
    reshards: reshards.toSorted((a, b) => b.moment - a.moment),
    lives: shards.map(({ shardId, range, isOpen }) => ({
      shardId,
      range,
      from: momentOf(shardId),
      to: isOpen ? undefined : (deaths.get(shardId) ?? values.length),
    })),
  };
}

interface Births {
  /** A time or a depth that rises from parent to child; 0 for shards that were there from the beginning. */
  readonly at: ReadonlyMap<string, number>;
  readonly areTimes: boolean;
}

/** Undefined where sequence numbers are not of the known layout, or do not rise from parent to child. */
function birthsOf(shards: readonly ListedShard[]): Births | undefined {
  const at = new Map<string, number>();
  for (const { shardId, parentIds, firstSequenceNumber } of shards) {
    const createdMs = parseSequenceNumber(firstSequenceNumber)?.shardCreatedMs;
    if (createdMs === undefined) return undefined;
    at.set(shardId, parentIds.length === 0 ? 0 : createdMs);
  }
  const rises = shards.every(({ shardId, parentIds }) =>
    parentIds.every((id) => (at.get(id) ?? -1) < (at.get(shardId) ?? 0)),
  );
  return rises ? { at, areTimes: true } : undefined;
}

function depthsOf(shards: readonly ListedShard[]): Births {
  const parentsOf = new Map(shards.map(({ shardId, parentIds }) => [shardId, parentIds]));
  const at = new Map<string, number>();
  // Ids rise over a stream's life, so parents come before their children.
  for (const { shardId } of shards.toSorted((a, b) => a.shardId.localeCompare(b.shardId))) {
    const parents = parentsOf.get(shardId) ?? [];
    at.set(
      shardId,
      parents.reduce((deepest, id) => Math.max(deepest, (at.get(id) ?? 0) + 1), 0),
    );
  }
  return { at, areTimes: false };
}

function reshardsOf(
  shards: readonly ListedShard[],
  momentOf: (shardId: string) => number,
): Reshard[] {
  const children = shards.filter(({ parentIds }) => parentIds.length > 0);
  const families = Map.groupBy(children, ({ parentIds }) => parentIds.join());
  return [...families.values()].flatMap((family) => {
    const [first] = family;
    if (!first) return [];
    return {
      kind: first.parentIds.length > 1 ? 'merge' : 'split',
      parentIds: first.parentIds,
      childIds: family.map(({ shardId }) => shardId),
      moment: momentOf(first.shardId),
    };
  });
}
