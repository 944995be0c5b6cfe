import type { MetricWindow, TimeGrid } from '#lib/kinesis/metric-window.ts';
import { type ShardMetric, shardSeries } from '#lib/kinesis/shard-metrics.ts';
import { type ShardLimit, type ShardRates, utilisation } from '#lib/kinesis/utilisation.ts';

/** One shard's series over the steps of a window's grid; `NaN` where CloudWatch has no data point. */
export interface ShardLoad {
  readonly shardId: string;
  /** How much of the hash space the shard owns: what it would take of evenly spread keys. */
  readonly shareOfSpace: number;
  readonly rates: Readonly<Record<ShardLimit, Float64Array>>;
  /** Share of the limit that binds. */
  readonly utilisation: Float64Array;
  readonly recordsRefused: Float64Array;
  readonly readsRefused: Float64Array;
}

/** Some neighbouring steps: `from` belongs to it, `to` does not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const recentMs = 5_000;
const limits: readonly ShardLimit[] = ['bytesIn', 'recordsIn', 'bytesOut', 'reads'];

/** Gaps count as nothing, which is what they are where the metrics are on. */
const known = (value: number | undefined): number =>
  value === undefined || Number.isNaN(value) ? 0 : value;

export function shardLoad(
  window: MetricWindow,
  shard: { shardId: string; shareOfSpace: number },
): ShardLoad {
  const series = (metric: ShardMetric) => shardSeries(window, shard.shardId, metric);
  const rates = {
    bytesIn: series('bytesIn'),
    recordsIn: series('recordsIn'),
    bytesOut: series('bytesOut'),
    reads: series('reads'),
  };
  const shares = new Float64Array(window.grid.length);
  shares.forEach((_, step) => {
    const silent = limits.every((limit) => Number.isNaN(rates[limit][step] ?? Number.NaN));
    shares[step] = silent ? Number.NaN : utilisation(ratesAt(rates, step)).share;
  });
  return {
    ...shard,
    rates,
    utilisation: shares,
    recordsRefused: series('recordsRefused'),
    readsRefused: series('readsRefused'),
  };
}

/** The four rates at one step. */
export const ratesAt = (rates: ShardLoad['rates'], step: number): ShardRates => ({
  bytesIn: known(rates.bytesIn[step]),
  recordsIn: known(rates.recordsIn[step]),
  bytesOut: known(rates.bytesOut[step]),
  reads: known(rates.reads[step]),
});

/** The four rates on average over a span. */
export const ratesOver = (rates: ShardLoad['rates'], span: Span): ShardRates => ({
  bytesIn: meanOver(rates.bytesIn, span),
  recordsIn: meanOver(rates.recordsIn, span),
  bytesOut: meanOver(rates.bytesOut, span),
  reads: meanOver(rates.reads, span),
});

export function sumOver(series: Float64Array, span: Span): number {
  let sum = 0;
  for (let step = span.from; step < span.to; step++) sum += known(series[step]);
  return sum;
}

const meanOver = (series: Float64Array, span: Span): number =>
  span.to > span.from ? sumOver(series, span) / (span.to - span.from) : 0;

/**
 * What "now" means: the last 5 s where there are steps of a second, else the last step that any shard has data for,
 * because CloudWatch is minutes late.
 */
export function recentSpan(loads: readonly ShardLoad[], grid: TimeGrid): Span {
  if (grid.periodMs <= recentMs) {
    const steps = Math.round(recentMs / grid.periodMs);
    return { from: Math.max(0, grid.length - steps), to: grid.length };
  }
  for (let step = grid.length - 1; step >= 0; step--) {
    if (loads.some((load) => !Number.isNaN(load.utilisation[step])))
      return { from: step, to: step + 1 };
  }
  return { from: grid.length - 1, to: grid.length };
}

export const wholeSpan = (grid: TimeGrid): Span => ({ from: 0, to: grid.length });

export const spanMs = (span: Span, grid: TimeGrid): number => (span.to - span.from) * grid.periodMs;
