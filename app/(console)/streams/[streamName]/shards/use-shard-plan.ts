'use client';

import type { SplitPlace } from './use-split-place.ts';
import { useSplitPlace } from './use-split-place.ts';
import { useSampleOf } from './use-key-sample.ts';
import { partsAfter, planRows, type PlanRow } from '../plan/plan-rows.ts';
import type { ShardRow } from '../plan/shard-row.ts';
import type { AfterPart } from '#components/charts/draw/plan-strip.tsx';
import {
  areNeighbours,
  mergePlan,
  type ReshardPlan,
  splitPlan,
} from '#lib/kinesis/reshard-plan.ts';

/** A change of the selected shards, drawn before it is done. */
export interface ShardPlan {
  readonly plan: ReshardPlan;
  readonly rows: readonly PlanRow[];
  readonly after: readonly AfterPart[];
}

export interface PlannedSelection {
  /** Open shards that are selected, in hash order: none, one, or two neighbours. */
  readonly shards: readonly ShardRow[];
  readonly place: SplitPlace;
  /** Absent while it is not said where to split. */
  readonly planned: ShardPlan | undefined;
}

/** What the link says is to be done to which shards. */
export function useShardPlan(
  streamName: string,
  open: readonly ShardRow[],
  selected: readonly string[],
): PlannedSelection {
  const found = open.filter(({ shardId }) => selected.includes(shardId));
  const [first, second] = found;
  const isPair = first && second && areNeighbours(first, second) && found.length === 2;
  const shards = isPair ? [first, second] : found.slice(0, 1);
  const place = useSplitPlace(streamName, isPair ? undefined : first);
  const sampleOf = useSampleOf(streamName);
  const draw = (plan: ReshardPlan): ShardPlan => {
    const rows = planRows(plan, open, sampleOf);
    return { plan, rows, after: partsAfter(plan, rows, open) };
  };
  if (isPair) return { shards, place, planned: draw(mergePlan(open, first, second)) };
  if (!first || place.at === undefined) return { shards, place, planned: undefined };
  return { shards, place, planned: draw(splitPlan(open, first, place.at)) };
}
