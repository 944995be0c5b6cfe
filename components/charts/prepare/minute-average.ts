import { type Steps, timeOf } from '#components/charts/prepare/series.ts';

const minuteMs = 60_000;

/**
 * What CloudWatch shows of the same seconds: one average a minute of the clock, drawn over the whole minute.
 * A minute that began before the window is not known and stays a gap; the running one is averaged over what is over.
 * Seconds without a data point count as nothing, unless the whole minute has none.
 */
export function minuteAverage(values: ArrayLike<number>, steps: Steps): Float64Array {
  const averages = new Float64Array(steps.length).fill(Number.NaN);
  const firstWhole = Math.ceil(steps.startMs / minuteMs) * minuteMs;
  const perMinute = minuteMs / steps.periodMs;
  for (
    let from = Math.round((firstWhole - steps.startMs) / steps.periodMs);
    from < steps.length;
    from += perMinute
  ) {
    const to = Math.min(from + perMinute, steps.length);
    averages.fill(meanOf(values, from, to), from, to);
  }
  return averages;
}

function meanOf(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  let measured = 0;
  for (let step = from; step < to; step++) {
    const value = values[step] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    measured += 1;
  }
  return measured === 0 ? Number.NaN : sum / (to - from);
}

/** Whether a window is fine enough that a minute's average hides something. */
export const hidesSeconds = (steps: Steps): boolean =>
  steps.periodMs < minuteMs && timeOf(steps, steps.length) - steps.startMs >= minuteMs;
