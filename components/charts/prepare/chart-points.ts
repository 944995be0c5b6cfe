import { type Series, type Steps, timeOf } from '#components/charts/prepare/series.ts';

/** One step of all lines, as Recharts takes it: `null` breaks a line. */
export interface ChartPoint {
  at: number;
  [seriesId: string]: number | null;
}

/** Never more than this many points a line; a longer window is to be asked for in longer periods. */
export const mostPoints = 300;
export const mostSeries = 8;

export function chartPoints(series: readonly Series[], steps: Steps): ChartPoint[] {
  const first = Math.max(0, steps.length - mostPoints);
  const points: ChartPoint[] = [];
  for (let step = first; step < steps.length; step++) {
    const point: ChartPoint = { at: timeOf(steps, step) };
    for (const { id, values } of series) {
      const value = values[step] ?? Number.NaN;
      point[id] = Number.isNaN(value) ? null : value;
    }
    points.push(point);
  }
  return points;
}

/** Whether a measured value stands between two gaps, so that no line would show it. */
export function isLonely(values: ArrayLike<number>, step: number): boolean {
  const known = (index: number) => !Number.isNaN(values[index] ?? Number.NaN);
  return known(step) && !known(step - 1) && !known(step + 1);
}
