import type { QueryClient } from '@tanstack/react-query';
import { fetchRead, read } from '#lib/aws/read.ts';
import { parseHashKeyRange, shareOfSpace } from '#lib/kinesis/hash-key-range.ts';
import { pollMetrics } from '#lib/kinesis/metric-poll.ts';
import { gridUntil, type MetricWanted, type MetricWindow } from '#lib/kinesis/metric-window.ts';
import {
  ratesOver,
  recentSpan,
  type ShardLoad,
  shardLoad,
  type Span,
  sumOver,
} from '#lib/kinesis/shard-load.ts';
import {
  enabledShardMetrics,
  type ShardMetric,
  wantedOfShards,
} from '#lib/kinesis/shard-metrics.ts';
import { type StreamMetric, streamSeries, wantedOfStream } from '#lib/kinesis/stream-metrics.ts';
import { utilisation, type Utilisation } from '#lib/kinesis/utilisation.ts';

/** What the list shows of a stream's last five minutes. */
export interface StreamLoad {
  openShards: number;
  /** A second, over the last minute that is known. */
  rates: StreamRates;
  /** Absent where no shard was measured. */
  hottest: HottestShard | undefined;
  /** Shards that refused something in the last minute that is known. */
  throttledShards: number;
  /** Only its whole was measured: there are too many shards for a list. */
  isTooWide: boolean;
}

type StreamRates = Record<(typeof streamMetrics)[number], number>;

interface HottestShard extends Utilisation {
  shardId: string;
  /** Records and reads refused in the same time. */
  refused: number;
  /** Of each step of the last five minutes, the share of the limit that binds. */
  series: Float64Array;
}

interface KnownShard {
  shardId: string;
  shareOfSpace: number;
}

const streamMetrics = [
  'recordsIn',
  'bytesIn',
  'bytesOut',
] as const satisfies readonly StreamMetric[];
const windowMs = 300_000;
const minuteMs = 60_000;
const periodMs = (simulated: boolean): number => (simulated ? 5_000 : minuteMs);

/** More are not worth six metrics each for one cell: the stream's own page shows them all. */
const mostShards = 100;

export interface Measured {
  name: string;
  shards: readonly KnownShard[];
  metrics: readonly ShardMetric[];
}

/** The loads of several streams, with as few calls as GetMetricData allows. A stream that cannot be asked is left out. */
export async function readStreamLoads(
  names: readonly string[],
  { simulated, nowMs }: { simulated: boolean; nowMs: number },
  client: QueryClient,
  signal: AbortSignal,
): Promise<Map<string, StreamLoad>> {
  const found = await Promise.allSettled(names.map((name) => measurable(name, simulated, client)));
  const streams = found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const failed = found.find((one) => one.status === 'rejected');
  if (failed && streams.length === 0) throw failed.reason;
  const grid = gridUntil(nowMs, windowMs, periodMs(simulated));
  const window = await pollMetrics(undefined, streams.flatMap(wantedOf), grid, 0, (input) =>
    fetchRead('cloudwatch', 'GetMetricData', input, signal),
  );
  return new Map(streams.map((stream) => [stream.name, foldLoad(stream, window)]));
}

export const wantedOf = ({ name, shards, metrics }: Measured): MetricWanted[] => [
  ...wantedOfStream(name, streamMetrics),
  ...(shards.length > mostShards
    ? []
    : wantedOfShards(
        name,
        shards.map(({ shardId }) => shardId),
        metrics,
      ).map((metric) => ({ ...metric, key: `${name} ${metric.key}` }))),
];

/** Each metric asked for costs on AWS, so only those are that the stream has. */
async function measurable(
  name: string,
  simulated: boolean,
  client: QueryClient,
): Promise<Measured> {
  const shards = await client.fetchQuery({ ...openShardsQuery(name), staleTime: 15_000 });
  if (simulated) return { name, shards, metrics: enabledShardMetrics(true) };
  const summary = read('kinesis', 'DescribeStreamSummary', { StreamName: name });
  const { StreamDescriptionSummary } = await client.fetchQuery({ ...summary, staleTime: 60_000 });
  return {
    name,
    shards,
    metrics: enabledShardMetrics(false, StreamDescriptionSummary?.EnhancedMonitoring),
  };
}

const openShardsQuery = (name: string) => ({
  queryKey: ['kinesis', 'ListShards', { StreamName: name, open: true }],
  queryFn: ({ signal }: { signal: AbortSignal }) => openShards(name, signal),
});

async function openShards(name: string, signal: AbortSignal): Promise<KnownShard[]> {
  const first = { StreamName: name, ShardFilter: { Type: 'AT_LATEST' as const } };
  const shards: KnownShard[] = [];
  let token: string | undefined;
  do {
    const input = token === undefined ? first : { NextToken: token };
    const page = await fetchRead('kinesis', 'ListShards', input, signal);
    for (const { ShardId = '', HashKeyRange } of page.Shards ?? [])
      shards.push({
        shardId: ShardId,
        shareOfSpace: HashKeyRange ? shareOfSpace(parseHashKeyRange(HashKeyRange)) : 0,
      });
    token = page.NextToken;
  } while (token !== undefined);
  return shards;
}

export function foldLoad({ name, shards }: Measured, window: MetricWindow): StreamLoad {
  const series = streamMetrics.map((metric) => streamSeries(window, name, metric));
  const minute = lastMinute(series, window);
  const isTooWide = shards.length > mostShards;
  const loads = isTooWide ? [] : shards.map((shard) => shardLoad(ofStream(window, name), shard));
  const rateOf = (values: Float64Array | undefined) =>
    values && minute.to > minute.from ? sumOver(values, minute) / (minute.to - minute.from) : 0;
  const [recordsIn, bytesIn, bytesOut] = series.map(rateOf);
  return {
    openShards: shards.length,
    rates: { recordsIn: recordsIn ?? 0, bytesIn: bytesIn ?? 0, bytesOut: bytesOut ?? 0 },
    hottest: hottestOf(loads, window),
    throttledShards: loads.filter((load) => refusedIn(load, minute) > 0).length,
    isTooWide,
  };
}

/** Shards of different streams have the same ids, so their series carry the stream's name here. */
function ofStream({ grid, series }: MetricWindow, name: string): MetricWindow {
  const prefix = `${name} `;
  const own = [...series].filter(([key]) => key.startsWith(prefix));
  return { grid, series: new Map(own.map(([key, values]) => [key.slice(prefix.length), values])) };
}

/** On AWS the last step that has data: CloudWatch is late. */
function lastMinute(series: readonly Float64Array[], { grid }: MetricWindow): Span {
  const steps = minuteMs / grid.periodMs;
  if (steps > 1) return { from: grid.length - steps, to: grid.length };
  const last = Math.max(
    ...series.map((values) => values.findLastIndex((value) => !Number.isNaN(value))),
  );
  return last < 0 ? { from: 0, to: 0 } : { from: last, to: last + 1 };
}

const refusedIn = (load: ShardLoad, span: Span): number =>
  sumOver(load.recordsRefused, span) + sumOver(load.readsRefused, span);

function hottestOf(all: readonly ShardLoad[], { grid }: MetricWindow): HottestShard | undefined {
  const loads = all.filter((load) => load.utilisation.some((share) => !Number.isNaN(share)));
  const span = recentSpan(loads, grid);
  return loads
    .map((load) => ({
      shardId: load.shardId,
      refused: refusedIn(load, span),
      series: load.utilisation,
      ...utilisation(ratesOver(load.rates, span)),
    }))
    .toSorted((a, b) => b.share - a.share)[0];
}
