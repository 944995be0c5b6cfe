import type { ShardRow } from './shard-row.ts';
import type { AfterPart } from '#components/charts/draw/plan-strip.tsx';
import { expectedRates } from '#lib/kinesis/expected-load.ts';
import {
  byHashOrder,
  type HashKeyRange,
  positionOf,
  shareOfSpace,
} from '#lib/kinesis/hash-key-range.ts';
import type { KeyLoad } from '#lib/kinesis/key-load.ts';
import type { ReshardPlan } from '#lib/kinesis/reshard-plan.ts';
import { type ShardRates, utilisation, type Utilisation } from '#lib/kinesis/utilisation.ts';

/** One line of a plan: a shard that closes, or one that opens. */
export interface PlanRow {
  readonly name: string;
  readonly does: 'closes' | 'opens';
  readonly range: HashKeyRange;
  readonly parentIds: readonly string[];
  /** Of one that closes what it carries, of one that opens what it is expected to; absent where not measured. */
  readonly load: { readonly rates: ShardRates; readonly used: Utilisation } | undefined;
}

type SampleOf = (shardId: string) => readonly KeyLoad[] | undefined;

/** What a plan closes, then what it opens, each in hash order. */
export function planRows(
  plan: ReshardPlan,
  shards: readonly ShardRow[],
  sampleOf: SampleOf,
): PlanRow[] {
  const rowOf = new Map(shards.map((shard) => [shard.shardId, shard]));
  const loaded = plan.closes.map(({ shardId, range }) => ({
    shardId,
    range,
    rates: rowOf.get(shardId)?.load?.rates,
  }));
  const closes = plan.closes.map(({ shardId, range }) => ({
    name: shardId,
    does: 'closes' as const,
    range,
    parentIds: rowOf.get(shardId)?.parentIds ?? [],
    load: rowOf.get(shardId)?.load,
  }));
  const loadedById = new Map(loaded.map((shard) => [shard.shardId, shard]));
  const opens = plan.opens.map((opened, index) => {
    const parents = opened.parentIds.flatMap((id) => loadedById.get(id) ?? []);
    const rates = expectedRates(opened, parents, sampleOf);
    return {
      name: `new shard ${index + 1}`,
      does: 'opens' as const,
      range: opened.range,
      parentIds: opened.parentIds,
      load: rates && { rates, used: utilisation(rates) },
    };
  });
  return [...closes, ...opens];
}

/** The hash space once the plan is done. */
export function partsAfter(
  plan: ReshardPlan,
  rows: readonly PlanRow[],
  shards: readonly ShardRow[],
): AfterPart[] {
  const shareOf = new Map(shards.map(({ shardId, load }) => [shardId, load?.used.share]));
  const kept = plan.keeps.map(({ shardId, range }) => ({
    id: shardId,
    range,
    utilisation: shareOf.get(shardId),
    isNew: false,
  }));
  const opened = rows
    .filter(({ does }) => does === 'opens')
    .map(({ name, range, load }) => ({
      id: name,
      range,
      utilisation: load?.used.share,
      isNew: true,
    }));
  return [...kept, ...opened].toSorted(byHashOrder).map(({ range, ...part }) => ({
    ...part,
    start: positionOf(range.start),
    share: shareOfSpace(range),
    refused: 0,
  }));
}
