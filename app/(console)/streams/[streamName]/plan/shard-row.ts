import type { ShardView } from '../shard-view.ts';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import {
  ratesOver,
  recentSpan,
  type ShardLoad,
  spanMs,
  sumOver,
  wholeSpan,
} from '#lib/kinesis/shard-load.ts';
import { type ShardRates, utilisation, type Utilisation } from '#lib/kinesis/utilisation.ts';

/** A shard and what it does now; a closed one takes nothing in and is not measured. */
export interface ShardRow extends ShardView {
  readonly load: ShardNow | undefined;
}

interface ShardNow {
  readonly rates: ShardRates;
  readonly used: Utilisation;
  readonly recentMs: number;
  readonly recentlyRefused: number;
  readonly windowMs: number;
  readonly recordsRefused: number;
  readonly readsRefused: number;
}

export function shardRows(
  shards: readonly ShardView[],
  loads: readonly ShardLoad[],
  grid: TimeGrid | undefined,
): ShardRow[] {
  const byId = new Map(loads.map((load) => [load.shardId, load]));
  return shards.map((shard) => {
    const load = byId.get(shard.shardId);
    return { ...shard, load: load && grid && nowOf(load, loads, grid) };
  });
}

function nowOf(load: ShardLoad, loads: readonly ShardLoad[], grid: TimeGrid): ShardNow {
  const recent = recentSpan(loads, grid);
  const whole = wholeSpan(grid);
  const rates = ratesOver(load.rates, recent);
  return {
    rates,
    used: utilisation(rates),
    recentMs: spanMs(recent, grid),
    recentlyRefused: sumOver(load.recordsRefused, recent) + sumOver(load.readsRefused, recent),
    windowMs: spanMs(whole, grid),
    recordsRefused: sumOver(load.recordsRefused, whole),
    readsRefused: sumOver(load.readsRefused, whole),
  };
}

/** `25.0 %` and not `25 %`: a third of the space is not to look like a whole percentage. */
export const spaceText = (share: number): string =>
  `${(share * 100).toFixed(share < 0.001 ? 4 : share < 0.1 ? 2 : 1)} %`;
