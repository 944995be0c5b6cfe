import { hotFrom, loadLevel, warmFrom } from '#lib/format/load-level.ts';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import {
  ratesOver,
  recentSpan,
  type ShardLoad,
  type Span,
  spanMs,
  sumOver,
  wholeSpan,
} from '#lib/kinesis/shard-load.ts';
import {
  type ShardLimit,
  type ShardRates,
  utilisation,
  type Utilisation,
} from '#lib/kinesis/utilisation.ts';

/** Why a shard is near its limit, as far as its rates can tell. */
type LoadCause =
  /** One shard takes far more than its part of the hash space while the others are calm. */
  | 'skew'
  /** The load is spread as the hash space is, and there is too much of it. */
  | 'capacity'
  /** The limit that binds is one of reading. */
  | 'readers';

interface Seen {
  /** How long "now" was. */
  readonly recentMs: number;
  readonly windowMs: number;
  readonly shardCount: number;
  /** Over the whole window and all shards. */
  readonly recordsRefused: number;
  readonly readsRefused: number;
}

/** The shard that a person should look at first. */
export interface ShardFinding extends Utilisation {
  readonly shardId: string;
  readonly rates: ShardRates;
  /** How long it has been hot or refusing without a break of more than two steps. */
  readonly hotMs: number;
  /** It was so when the window began, so it may have been longer. */
  readonly hotSinceBefore: boolean;
  /** While it was hot. */
  readonly recordsRefused: number;
  readonly readsRefused: number;
  /** Of what binds (records or bytes), of the whole stream. */
  readonly shareOfStream: number;
  readonly shareOfSpace: number;
  readonly cause: LoadCause;
  /** How many of the other shards are warm or hot. */
  readonly busySiblings: number;
}

/** What the rates of a stream's shards say. */
export type LoadFinding = Seen &
  (
    | { readonly kind: 'silent' }
    | { readonly kind: 'calm' | 'warm' | 'hot' | 'throttled'; readonly hottest: ShardFinding }
  );

/** More than this many times its part of the hash space is not chance any more. */
const skewFactor = 1.5;
const breakSteps = 2;

/** Finds the busiest shard and what can be said of it. Refusing shards come first, then the highest utilisation. */
export function findLoad(loads: readonly ShardLoad[], grid: TimeGrid): LoadFinding {
  const span = recentSpan(loads, grid);
  const seen = seenIn(loads, grid, span);
  const quiet = loads.every((load) => load.utilisation.every((share) => !(share > 0)));
  const [first] = loads.toSorted((a, b) => urgency(b, span) - urgency(a, span));
  if (!first || (quiet && seen.recordsRefused + seen.readsRefused === 0))
    return { ...seen, kind: 'silent' };
  return { ...seen, ...judge(first, loads, grid, span) };
}

/** What is to be said of each shard that is hot or refuses now, the most urgent first. */
export function findHot(loads: readonly ShardLoad[], grid: TimeGrid): LoadFinding[] {
  const span = recentSpan(loads, grid);
  const seen = seenIn(loads, grid, span);
  return loads
    .filter((load) => urgency(load, span) >= hotFrom)
    .toSorted((a, b) => urgency(b, span) - urgency(a, span))
    .map((load) => ({ ...seen, ...judge(load, loads, grid, span) }));
}

const seenIn = (loads: readonly ShardLoad[], grid: TimeGrid, span: Span): Seen => ({
  recentMs: spanMs(span, grid),
  windowMs: spanMs(wholeSpan(grid), grid),
  shardCount: loads.length,
  recordsRefused: total(loads, wholeSpan(grid), (load) => load.recordsRefused),
  readsRefused: total(loads, wholeSpan(grid), (load) => load.readsRefused),
});

function judge(load: ShardLoad, loads: readonly ShardLoad[], grid: TimeGrid, span: Span) {
  const hottest = inspect(load, loads, grid, span);
  const kind = refusedIn(load, span) > 0 ? ('throttled' as const) : loadLevel(hottest.share);
  return { kind, hottest };
}

const total = (
  loads: readonly ShardLoad[],
  span: Span,
  of: (load: ShardLoad) => Float64Array,
): number => loads.reduce((sum, load) => sum + sumOver(of(load), span), 0);

const refusedIn = (load: ShardLoad, span: Span): number =>
  sumOver(load.recordsRefused, span) + sumOver(load.readsRefused, span);

const urgency = (load: ShardLoad, span: Span): number =>
  refusedIn(load, span) * 1_000 + utilisation(ratesOver(load.rates, span)).share;

function inspect(
  load: ShardLoad,
  loads: readonly ShardLoad[],
  grid: TimeGrid,
  span: Span,
): ShardFinding {
  const rates = ratesOver(load.rates, span);
  const used = bindingOf(load, rates, span);
  const run = hotRun(load, span);
  const measured = run.to > run.from ? run : span;
  const shareOfStream = shareOf(load, loads, used.binding, measured);
  const busySiblings = loads.filter(
    (other) =>
      other !== load &&
      (refusedIn(other, span) > 0 || utilisation(ratesOver(other.rates, span)).share >= warmFrom),
  ).length;
  return {
    ...used,
    shardId: load.shardId,
    rates,
    hotMs: spanMs(run, grid),
    hotSinceBefore: run.to > run.from && run.from === 0,
    recordsRefused: sumOver(load.recordsRefused, run),
    readsRefused: sumOver(load.readsRefused, run),
    shareOfStream,
    shareOfSpace: load.shareOfSpace,
    busySiblings,
    cause: causeOf(used.binding, shareOfStream, load.shareOfSpace, busySiblings),
  };
}

/** What is refused tells which side binds, even where a burst was too short to fill a second. */
function bindingOf(load: ShardLoad, rates: ShardRates, span: Span): Utilisation {
  if (sumOver(load.recordsRefused, span) > 0)
    return utilisation({ ...rates, bytesOut: 0, reads: 0 });
  if (sumOver(load.readsRefused, span) > 0) {
    const read = utilisation({ ...rates, bytesIn: 0, recordsIn: 0 });
    return read.share > 0 ? read : { share: 0, binding: 'reads' };
  }
  return utilisation(rates);
}

function hotRun(load: ShardLoad, recent: Span): Span {
  let from = recent.to;
  for (let step = recent.to - 1; step >= 0 && from - step <= breakSteps + 1; step--) {
    const refused = refusedIn(load, { from: step, to: step + 1 }) > 0;
    if (refused || (load.utilisation[step] ?? 0) >= hotFrom) from = step;
  }
  return { from, to: recent.to };
}

function shareOf(
  load: ShardLoad,
  loads: readonly ShardLoad[],
  binding: ShardLimit,
  span: Span,
): number {
  const all = total(loads, span, (other) => other.rates[binding]);
  return all > 0 ? sumOver(load.rates[binding], span) / all : 0;
}

function causeOf(
  binding: ShardLimit,
  shareOfStream: number,
  shareOfSpace: number,
  busySiblings: number,
): LoadCause {
  if (binding === 'bytesOut' || binding === 'reads') return 'readers';
  return busySiblings === 0 && shareOfStream > skewFactor * shareOfSpace ? 'skew' : 'capacity';
}
