import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import { ratesTogether } from '#lib/kinesis/key-load.ts';
import { ratesAt, type ShardLoad, sumOver, wholeSpan } from '#lib/kinesis/shard-load.ts';
import { utilisation } from '#lib/kinesis/utilisation.ts';

/** Below this share of the limit that binds, all through the window, a shard is cold. */
export const coldBelow = 0.2;
/** One shard in place of two is to stay far from its limit. */
const calmTogether = 0.35;

/** Two cold neighbours that one shard could carry. */
interface ColdPair {
  readonly lowerId: string;
  readonly upperId: string;
  /** The highest utilisation of each in the window. */
  readonly lowerPeak: number;
  readonly upperPeak: number;
  /** The highest that one shard in place of both would have had. */
  readonly togetherPeak: number;
}

/** What in the window needs less than it has. */
export interface ColdFinding {
  readonly coldIds: readonly string[];
  /** The coldest first; no shard is in two of them. */
  readonly pairs: readonly ColdPair[];
}

/**
 * @param loads of the open shards, in hash order: neighbours stand beside each other
 * @param wasThere whether a shard was open all through the window; a younger one is not judged yet
 */
export function findCold(
  loads: readonly ShardLoad[],
  grid: TimeGrid,
  wasThere: (shardId: string) => boolean,
): ColdFinding {
  const peaks = loads.map(peakOf);
  const whole = wholeSpan(grid);
  const isCold = loads.map(
    (load, index) =>
      wasThere(load.shardId) &&
      (peaks[index] ?? 0) < coldBelow &&
      sumOver(load.recordsRefused, whole) === 0 &&
      sumOver(load.readsRefused, whole) === 0,
  );
  const pairs = loads.slice(1).flatMap((upper, index) => {
    const lower = loads[index];
    if (!lower || isCold[index] !== true || isCold[index + 1] !== true) return [];
    const togetherPeak = peakTogether(lower, upper);
    if (togetherPeak >= calmTogether) return [];
    return {
      lowerId: lower.shardId,
      upperId: upper.shardId,
      lowerPeak: peaks[index] ?? 0,
      upperPeak: peaks[index + 1] ?? 0,
      togetherPeak,
    };
  });
  return {
    coldIds: loads.filter((_, index) => isCold[index]).map(({ shardId }) => shardId),
    pairs: disjoint(pairs.toSorted((a, b) => a.togetherPeak - b.togetherPeak)),
  };
}

const peakOf = (load: ShardLoad): number =>
  load.utilisation.reduce((peak, share) => (share > peak ? share : peak), 0);

function peakTogether(lower: ShardLoad, upper: ShardLoad): number {
  let peak = 0;
  for (let step = 0; step < lower.utilisation.length; step++) {
    const rates = ratesTogether([ratesAt(lower.rates, step), ratesAt(upper.rates, step)]);
    peak = Math.max(peak, utilisation(rates).share);
  }
  return peak;
}

function disjoint(pairs: readonly ColdPair[]): ColdPair[] {
  const taken = new Set<string>();
  return pairs.filter(({ lowerId, upperId }) => {
    if (taken.has(lowerId) || taken.has(upperId)) return false;
    taken.add(lowerId).add(upperId);
    return true;
  });
}
