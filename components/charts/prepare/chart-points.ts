import { type Steps, timeOf } from '#components/charts/prepare/series.ts';

/** What Recharts is given of a step: enough for axes and crosshair. The lines are drawn from their own values. */
export interface ChartPoint {
  readonly at: number;
  readonly step: number;
}

/** Never more lines than this in one chart: more colours than these are not told apart. */
export const mostSeries = 8;

export const chartPoints = (steps: Steps): ChartPoint[] =>
  Array.from({ length: steps.length }, (_, step) => ({ at: timeOf(steps, step), step }));
