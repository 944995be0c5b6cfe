import type {
  GetMetricDataInput,
  MetricDataQuery,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';

/** Equal steps of time. Step `n` covers `startMs + n × periodMs` up to, not including, the next. */
export interface TimeGrid {
  /** A multiple of `periodMs`. */
  readonly startMs: number;
  readonly periodMs: number;
  readonly length: number;
}

/** One metric of one thing, to be asked for. */
export interface MetricWanted {
  /** How the caller finds it again. */
  readonly key: string;
  readonly metricName: string;
  readonly stat: 'Sum' | 'Average' | 'Maximum' | 'SampleCount';
  readonly dimensions: readonly { Name: string; Value: string }[];
  /** Whether the statistic is to be divided by the seconds of a step. */
  readonly perSecond: boolean;
}

/** Series over one grid, by key. A step without a data point is `NaN`: CloudWatch has none where nothing happened. */
export interface MetricWindow {
  readonly grid: TimeGrid;
  readonly series: ReadonlyMap<string, Float64Array>;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const maxQueriesPerCall = 500;
const namespace = 'AWS/Kinesis';

export const endOf = (grid: TimeGrid): number => grid.startMs + grid.length * grid.periodMs;

/** The whole steps that end at or before `nowMs`: the running one is not complete and stays out. */
export function gridUntil(nowMs: number, windowMs: number, periodMs: number): TimeGrid {
  const length = Math.max(1, Math.round(windowMs / periodMs));
  const endMs = Math.floor(nowMs / periodMs) * periodMs;
  return { startMs: endMs - length * periodMs, periodMs, length };
}

/** A window over a new grid that keeps what it already knows of it. */
export function slideWindow(previous: MetricWindow | undefined, grid: TimeGrid): MetricWindow {
  const series = new Map<string, Float64Array>();
  if (previous?.grid.periodMs !== grid.periodMs) return { grid, series };
  const offset = (grid.startMs - previous.grid.startMs) / grid.periodMs;
  for (const [key, known] of previous.series) {
    const next = new Float64Array(grid.length).fill(Number.NaN);
    const kept = known.subarray(Math.max(0, offset), Math.max(0, offset + grid.length));
    next.set(kept, Math.max(0, Math.min(grid.length - kept.length, -offset)));
    series.set(key, next);
  }
  return { grid, series };
}

/**
 * From when on to ask: all of the grid, or only what is new plus `overlapMs` for points that come late.
 */
export function askFrom(
  previous: MetricWindow | undefined,
  grid: TimeGrid,
  overlapMs: number,
): number {
  const sameSteps = previous?.grid.periodMs === grid.periodMs;
  if (!sameSteps || previous.grid.startMs > grid.startMs) return grid.startMs;
  return Math.max(grid.startMs, endOf(previous.grid) - overlapMs);
}

/** GetMetricData inputs of at most 500 queries each, from `fromMs` to the end of the grid. */
export function metricInputs(
  wanted: readonly MetricWanted[],
  grid: TimeGrid,
  fromMs = grid.startMs,
): GetMetricDataInput[] {
  if (fromMs >= endOf(grid)) return [];
  const queries = wanted.map((metric, index) => queryOf(metric, index, grid.periodMs / 1_000));
  const inputs: GetMetricDataInput[] = [];
  for (let start = 0; start < queries.length; start += maxQueriesPerCall) {
    inputs.push({
      MetricDataQueries: queries.slice(start, start + maxQueriesPerCall),
      StartTime: new Date(fromMs),
      EndTime: new Date(endOf(grid)),
      ScanBy: 'TimestampAscending',
    });
  }
  return inputs;
}

function queryOf(metric: MetricWanted, index: number, periodSeconds: number): MetricDataQuery {
  return {
    Id: `q${index}`,
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: metric.metricName,
        Dimensions: [...metric.dimensions],
      },
      Period: periodSeconds,
      Stat: metric.stat,
    },
  };
}

/** Writes the answers into a copy of the window. Points outside the grid are dropped. */
export function foldMetrics(
  window: MetricWindow,
  wanted: readonly MetricWanted[],
  results: readonly MetricDataResult[],
): MetricWindow {
  const { grid } = window;
  const series = new Map(window.series);
  const touched = new Set<string>();
  for (const result of results) {
    const metric = wanted[Number(result.Id?.slice(1))];
    if (!metric) continue;
    const known = series.get(metric.key);
    // A series that came in several pages is copied once only.
    const values =
      known && touched.has(metric.key)
        ? known
        : (known?.slice() ?? new Float64Array(grid.length).fill(Number.NaN));
    const divisor = metric.perSecond ? grid.periodMs / 1_000 : 1;
    result.Timestamps?.forEach((at, index) => {
      const step = Math.floor((at.getTime() - grid.startMs) / grid.periodMs);
      const value = result.Values?.[index];
      if (value !== undefined && step >= 0 && step < grid.length) values[step] = value / divisor;
    });
    series.set(metric.key, values);
    touched.add(metric.key);
  }
  return { grid, series };
}
