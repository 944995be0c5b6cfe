import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import { ratesOver, recentSpan, type ShardLoad } from '#lib/kinesis/shard-load.ts';
import { shardLimits, type ShardRates } from '#lib/kinesis/utilisation.ts';

type StreamRates = Readonly<ShardRates>;

const each = (of: (limit: keyof ShardRates) => number): StreamRates => ({
  bytesIn: of('bytesIn'),
  recordsIn: of('recordsIn'),
  bytesOut: of('bytesOut'),
  reads: of('reads'),
});

/** What all shards do now, what they could, and the one as a share of the other. */
export function capacityOf(
  loads: readonly ShardLoad[],
  grid: TimeGrid,
): { rates: StreamRates; capacity: StreamRates; shares: StreamRates } {
  const span = recentSpan(loads, grid);
  const now = loads.map((load) => ratesOver(load.rates, span));
  const rates = each((limit) => now.reduce((sum, shard) => sum + shard[limit], 0));
  const capacity = each((limit) => shardLimits[limit] * loads.length);
  const shares = each((limit) => (loads.length === 0 ? 0 : rates[limit] / capacity[limit]));
  return { rates, capacity, shares };
}
