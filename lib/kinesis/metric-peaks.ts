import { allPages, type Ask } from '#lib/kinesis/metric-poll.ts';
import {
  askFrom,
  endOf,
  foldMetrics,
  metricInputs,
  type MetricWanted,
  type MetricWindow,
  slideWindow,
  type TimeGrid,
} from '#lib/kinesis/metric-window.ts';

const secondMs = 1_000;
const minuteMs = 60_000;

/**
 * The steps whose largest can be told of each longer step: minutes everywhere, seconds on the simulator only, which
 * keeps them for three hours. `undefined` where nothing finer is measured.
 */
export function finerPeriodMs(periodMs: number, simulated: boolean): number | undefined {
  if (periodMs > minuteMs) return minuteMs;
  return simulated && periodMs > secondMs ? secondMs : undefined;
}

interface PeaksWanted {
  wanted: readonly MetricWanted[];
  grid: TimeGrid;
  /** Divides the grid's. */
  finePeriodMs: number;
  /** How long fine data points are kept: a step that lost some of its own has no peak. */
  keptFromMs: number;
  overlapMs: number;
}

/**
 * The largest fine step of each step of the grid, as a rate where that was wanted. CloudWatch's own Maximum would be
 * that of single calls. Only steps that are new, or may have grown, are asked for.
 */
export async function pollPeaks(
  previous: MetricWindow | undefined,
  { wanted, grid, finePeriodMs, keptFromMs, overlapMs }: PeaksWanted,
  ask: Ask,
): Promise<MetricWindow> {
  const { periodMs } = grid;
  const asked = Math.floor(askFrom(previous, grid, overlapMs) / periodMs) * periodMs;
  const startMs = Math.max(asked, Math.ceil(keptFromMs / periodMs) * periodMs);
  const known = slideWindow(previous, grid);
  if (startMs >= endOf(grid)) return known;
  const fine = {
    startMs,
    periodMs: finePeriodMs,
    length: (endOf(grid) - startMs) / finePeriodMs,
  };
  const results = await Promise.all(
    metricInputs(wanted, fine).map((input) => allPages(input, ask)),
  );
  const fresh = foldMetrics({ grid: fine, series: new Map() }, wanted, results.flat());
  const series = new Map(known.series);
  for (const [key, values] of fresh.series)
    series.set(key, withPeaks(known.series.get(key), values, grid, fine));
  return { grid, series };
}

function withPeaks(
  known: Float64Array | undefined,
  values: Float64Array,
  grid: TimeGrid,
  fine: TimeGrid,
): Float64Array {
  const peaks = known?.slice() ?? new Float64Array(grid.length).fill(Number.NaN);
  const from = (fine.startMs - grid.startMs) / grid.periodMs;
  const perStep = grid.periodMs / fine.periodMs;
  peaks.fill(Number.NaN, from);
  values.forEach((value, index) => {
    const step = from + Math.floor(index / perStep);
    const peak = peaks[step] ?? Number.NaN;
    if (Number.isNaN(peak) || value > peak) peaks[step] = value;
  });
  return peaks;
}
