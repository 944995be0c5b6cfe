import type { ShardLoad } from '#lib/kinesis/shard-load.ts';
import { sumOver, wholeSpan } from '#lib/kinesis/shard-load.ts';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';

export const mostShown = 8;

/**
 * The shards whose limits are drawn, in hash order: those chosen that exist, else the eight with the most load over
 * the window. The whole window counts, so that the set does not change with every second.
 */
export function shownShards(
  loads: readonly ShardLoad[],
  chosen: readonly string[],
  grid: TimeGrid,
): ShardLoad[] {
  const wanted = loads.filter((load) => chosen.includes(load.shardId));
  if (wanted.length > 0) return wanted.slice(0, mostShown);
  const span = wholeSpan(grid);
  const load = new Map(
    loads.map((each) => [
      each.shardId,
      sumOver(each.utilisation, span) + sumOver(each.recordsRefused, span) / 1_000,
    ]),
  );
  const busiest = loads
    .toSorted((a, b) => (load.get(b.shardId) ?? 0) - (load.get(a.shardId) ?? 0))
    .slice(0, mostShown);
  return loads.filter((each) => busiest.includes(each));
}

/** Adds a shard to those chosen or takes it out; the one chosen first goes when there are too many. */
export const toggleShard = (chosen: readonly string[], shardId: string): string[] =>
  chosen.includes(shardId)
    ? chosen.filter((id) => id !== shardId)
    : [...chosen, shardId].slice(-mostShown);
