import { mostDatapoints } from '#engine/cloudwatch/limits.ts';
import type { MetricQuery } from '#engine/cloudwatch/metric-query.ts';
import { type Statistics, stepsOf, type Window } from '#engine/cloudwatch/metric-reader.ts';
import type { MetricStore } from '#engine/cloudwatch/metric-store.ts';
import { hasDatapoint } from '#engine/cloudwatch/statistic.ts';

/** Where a page begins: at a query, and within it at a time where its first page left off. */
export interface Position {
  readonly query: number;
  readonly timeMs?: number;
}

/** One metric with the window of it that is asked for. */
export interface WindowedQuery extends MetricQuery {
  readonly window: Window;
}

export interface PageOptions {
  readonly newestFirst: boolean;
  readonly mostPoints: number;
  readonly from: Position;
}

/** The data points of one query on a page. */
interface Points {
  readonly times: Date[];
  readonly values: number[];
}

export interface Page {
  /** By query. */
  readonly points: ReadonlyMap<number, Points>;
  readonly next: Position | undefined;
}

/** Part of a query. */
interface Slice {
  readonly query: number;
  readonly window: Window;
}

/**
 * Reads one query after the other until a page is full. One page looks at no more steps of time than a full reply has
 * data points, however many of them are empty, so that no call takes long.
 */
export function readPage(
  metrics: MetricStore,
  queries: readonly WindowedQuery[],
  options: PageOptions,
): Page {
  const plan = planSlices(queries, options);
  const statistics = readSlices(metrics, queries, plan.slices);
  const points = new Map<number, Points>();
  let room = options.mostPoints;
  for (const { query, window } of plan.slices) {
    const taken: Points = { times: [], values: [] };
    points.set(query, taken);
    const source = statistics.get(query) ?? new Float64Array();
    const steps = stepsOf(window);
    for (let nth = 0; nth < steps; nth++) {
      const step = options.newestFirst ? steps - 1 - nth : nth;
      if (!hasDatapoint(source, step * 4)) continue;
      const timeMs = window.fromMs + step * window.periodMs;
      if (room === 0) return { points, next: { query, timeMs: boundary(options, timeMs, window) } };
      taken.times.push(new Date(timeMs));
      taken.values.push(queries[query]?.statistic(source, step * 4) ?? 0);
      room -= 1;
    }
  }
  return { points, next: plan.next };
}

/** Where to go on when the step at a time is the next. */
const boundary = ({ newestFirst }: PageOptions, timeMs: number, { periodMs }: Window): number =>
  newestFirst ? timeMs + periodMs : timeMs;

function planSlices(
  queries: readonly WindowedQuery[],
  { from, newestFirst }: PageOptions,
): { slices: Slice[]; next: Position | undefined } {
  const slices: Slice[] = [];
  let budget = mostDatapoints;
  for (const [query, { series, window }] of queries.entries()) {
    if (query < from.query || !series) continue;
    if (budget === 0) return { slices, next: { query } };
    const rest = query === from.query ? restOf(window, from.timeMs, newestFirst) : window;
    const skipped = Math.max(0, stepsOf(rest) - budget) * rest.periodMs;
    budget -= Math.min(budget, stepsOf(rest));
    if (skipped === 0) {
      slices.push({ query, window: rest });
      continue;
    }
    const cutMs = newestFirst
      ? rest.fromMs + skipped
      : rest.fromMs + stepsOf(rest) * rest.periodMs - skipped;
    slices.push({
      query,
      window: newestFirst ? { ...rest, fromMs: cutMs } : { ...rest, toMs: cutMs },
    });
    return { slices, next: { query, timeMs: cutMs } };
  }
  return { slices, next: undefined };
}

function restOf(window: Window, timeMs: number | undefined, newestFirst: boolean): Window {
  if (timeMs === undefined) return window;
  return newestFirst
    ? { ...window, toMs: Math.min(window.toMs, timeMs) }
    : { ...window, fromMs: Math.max(window.fromMs, timeMs) };
}

/** Reads slices of the same window together: series that are stored together are read together. */
function readSlices(
  metrics: MetricStore,
  queries: readonly WindowedQuery[],
  slices: readonly Slice[],
): Map<number, Statistics> {
  const byWindow = Map.groupBy(
    slices,
    ({ window: { fromMs, toMs, periodMs } }) => `${fromMs} ${toMs} ${periodMs}`,
  );
  const statistics = new Map<number, Statistics>();
  for (const alike of byWindow.values()) {
    const wanted = alike.flatMap(({ query, window }) => {
      const series = queries[query]?.series;
      return series ? [{ query, window, series }] : [];
    });
    const [first] = wanted;
    if (!first) continue;
    const read = metrics.read(
      wanted.map(({ series }) => series),
      first.window,
    );
    for (const [index, { query }] of wanted.entries()) {
      const found = read[index];
      if (found) statistics.set(query, found);
    }
  }
  return statistics;
}
