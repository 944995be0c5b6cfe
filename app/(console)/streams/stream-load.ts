import { fetchRead } from '#lib/aws/read.ts';
import { parseHashKeyRange, shareOfSpace } from '#lib/kinesis/hash-key-range.ts';
import {
  foldMetrics,
  gridUntil,
  metricInputs,
  slideWindow,
  type MetricWanted,
  type MetricWindow,
  type TimeGrid,
} from '#lib/kinesis/metric-window.ts';
import { ratesOver, recentSpan, shardLoad, sumOver } from '#lib/kinesis/shard-load.ts';
import {
  enabledShardMetrics,
  type ShardMetric,
  wantedOfShards,
} from '#lib/kinesis/shard-metrics.ts';
import { streamSeries, wantedOfStream } from '#lib/kinesis/stream-metrics.ts';
import { utilisation, type Utilisation } from '#lib/kinesis/utilisation.ts';

/** What the list shows of a stream's last five minutes. */
export interface StreamLoad {
  /** Records in, a second. */
  recordsIn: Float64Array;
  /** The last step that is complete; absent where nothing came in. */
  recordsInNow: number | undefined;
  /** Absent where no shard was measured. */
  hottest: HottestShard | undefined;
}

interface HottestShard extends Utilisation {
  shardId: string;
  /** Records and reads refused in the same time. */
  refused: number;
}

interface KnownShard {
  shardId: string;
  shareOfSpace: number;
}

const windowMs = 300_000;

export async function readStreamLoad(
  streamName: string,
  simulated: boolean,
  signal: AbortSignal,
): Promise<StreamLoad> {
  const metrics = await shardMetrics(streamName, simulated, signal);
  const shards = metrics.length > 0 ? await openShards(streamName, signal) : [];
  const grid = gridUntil(await nowOf(simulated, signal), windowMs, simulated ? 5_000 : 60_000);
  const wanted = [
    ...wantedOfStream(streamName, ['recordsIn']),
    ...wantedOfShards(
      streamName,
      shards.map(({ shardId }) => shardId),
      metrics,
    ),
  ];
  return foldLoad(streamName, shards, await readWindow(wanted, grid, signal));
}

/** The simulator's metrics are written in its own time. */
async function nowOf(simulated: boolean, signal: AbortSignal): Promise<number> {
  if (!simulated) return Date.now();
  const { Now } = await fetchRead('lab', 'GetClock', {}, signal);
  return Now?.getTime() ?? Date.now();
}

/** Each metric asked for costs on AWS, so only those are that the stream has. */
async function shardMetrics(
  streamName: string,
  simulated: boolean,
  signal: AbortSignal,
): Promise<readonly ShardMetric[]> {
  if (simulated) return enabledShardMetrics(true);
  const input = { StreamName: streamName };
  const { StreamDescriptionSummary } = await fetchRead(
    'kinesis',
    'DescribeStreamSummary',
    input,
    signal,
  );
  return enabledShardMetrics(false, StreamDescriptionSummary?.EnhancedMonitoring);
}

async function openShards(streamName: string, signal: AbortSignal): Promise<KnownShard[]> {
  const ShardFilter = { Type: 'AT_LATEST' as const };
  const input = { StreamName: streamName, MaxResults: 1_000, ShardFilter };
  const { Shards = [] } = await fetchRead('kinesis', 'ListShards', input, signal);
  return Shards.map(({ ShardId = '', HashKeyRange }) => ({
    shardId: ShardId,
    shareOfSpace: HashKeyRange ? shareOfSpace(parseHashKeyRange(HashKeyRange)) : 0,
  }));
}

async function readWindow(
  wanted: readonly MetricWanted[],
  grid: TimeGrid,
  signal: AbortSignal,
): Promise<MetricWindow> {
  const answers = await Promise.all(
    metricInputs(wanted, grid).map((input) =>
      fetchRead('cloudwatch', 'GetMetricData', input, signal),
    ),
  );
  const results = answers.flatMap(({ MetricDataResults = [] }) => MetricDataResults);
  return foldMetrics(slideWindow(undefined, grid), wanted, results);
}

export function foldLoad(
  streamName: string,
  shards: readonly KnownShard[],
  window: MetricWindow,
): StreamLoad {
  const recordsIn = streamSeries(window, streamName, 'recordsIn');
  const last = recordsIn.findLast((value) => !Number.isNaN(value));
  const isRunning = recordsIn.subarray(-2).some((value) => !Number.isNaN(value));
  return {
    recordsIn,
    recordsInNow: isRunning ? last : last === undefined ? undefined : 0,
    hottest: hottestOf(shards, window),
  };
}

function hottestOf(shards: readonly KnownShard[], window: MetricWindow): HottestShard | undefined {
  const loads = shards
    .map((shard) => shardLoad(window, shard))
    .filter((load) => load.utilisation.some((share) => !Number.isNaN(share)));
  const span = recentSpan(loads, window.grid);
  return loads
    .map((load) => ({
      shardId: load.shardId,
      refused: sumOver(load.recordsRefused, span) + sumOver(load.readsRefused, span),
      ...utilisation(ratesOver(load.rates, span)),
    }))
    .toSorted((a, b) => b.share - a.share)[0];
}
