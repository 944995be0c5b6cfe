import { queryOptions } from '@tanstack/react-query';
import type { TimeWindow } from './time-windows.ts';
import type { Input, Output } from '#lib/aws/operations.ts';
import { fetchRead, read, type ReadError } from '#lib/aws/read.ts';
import { finerPeriodMs, pollPeaks } from '#lib/kinesis/metric-peaks.ts';
import { pollMetrics } from '#lib/kinesis/metric-poll.ts';
import { gridUntil, type MetricWanted, type MetricWindow } from '#lib/kinesis/metric-window.ts';

const settlingMs = 1_000;
const steadyMs = 10_000;

/** The shards of the account in the region. AWS answers once a second, so this is never polled. */
export const shardQuotaQuery = () => read('kinesis', 'DescribeLimits', {}, { staleTime: 60_000 });

/** The stream itself. Asked for every second until it is ready, so that CREATING becomes ACTIVE by itself. */
export const summaryQuery = (streamName: string) => ({
  ...read('kinesis', 'DescribeStreamSummary', { StreamName: streamName }),
  refetchInterval: ({ state }: { state: { data: Summary | undefined } }) =>
    state.data?.StreamDescriptionSummary?.StreamStatus === 'ACTIVE' ? steadyMs : settlingMs,
});

type Summary = Output<'kinesis', 'DescribeStreamSummary'>;
export type ShardsListed = Output<'kinesis', 'ListShards'>;
export type ListedShard = NonNullable<ShardsListed['Shards']>[number];
/** All shards, open and closed, whatever the page size of the service. While the stream changes, a person waits for them. */
export const shardsQuery = (streamName: string, isActive = true) => {
  const { queryKey } = read('kinesis', 'ListShards', { StreamName: streamName });
  return queryOptions<ShardsListed, ReadError>({
    queryKey,
    queryFn: ({ signal }) =>
      collectShards(streamName, (input) => fetchRead('kinesis', 'ListShards', input, signal)),
    refetchInterval: isActive ? steadyMs : settlingMs,
  });
};

/** `list` is ListShards, from the browser or on the server. */
export async function collectShards(
  streamName: string,
  list: (input: Input<'kinesis', 'ListShards'>) => Promise<ShardsListed>,
): Promise<ShardsListed> {
  const shards: ListedShard[] = [];
  let token: string | undefined;
  do {
    const page = await list(
      token === undefined ? { StreamName: streamName } : { NextToken: token },
    );
    shards.push(...(page.Shards ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  return { Shards: shards };
}

interface LiveWanted {
  /** What the metrics are of; with the window it is the key. */
  subject: readonly string[];
  wanted: readonly MetricWanted[];
  timeWindow: TimeWindow;
  /** The end of a window that stands still. */
  untilMs: number | null;
  simulated: boolean;
}

/** One round of polling asks for no more than this many metrics; more shards are asked for less often. */
const metricsPerSecond = 1_500;

/** How often metrics are asked for: each second on the simulator, each minute on AWS, which has no more. */
export function pollMs(simulated: boolean, metricCount: number, periodMs: number): number {
  if (!simulated) return 60_000;
  const seconds = Math.max(1, Math.ceil(metricCount / metricsPerSecond));
  return Math.max(seconds * 1_000, Math.min(periodMs / 4, 15_000));
}

/**
 * Metrics over a window that moves on with the connection's time. Only what is new is asked for; what is known already
 * is taken from the query's own data.
 */
export const liveMetricsQuery = (live: LiveWanted) => {
  const { subject, wanted, timeWindow, untilMs, simulated } = live;
  const { windowMs, periodMs } = timeWindow;
  const queryKey = ['cloudwatch', 'GetMetricData', { subject, windowMs, periodMs, untilMs }];
  return queryOptions<MetricWindow, ReadError>({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const endMs = untilMs ?? (await connectionNow(simulated, signal));
      return pollMetrics(
        client.getQueryData<MetricWindow>(queryKey),
        wanted,
        gridUntil(endMs, windowMs, periodMs),
        lateMs(simulated, periodMs),
        (input) => fetchRead('cloudwatch', 'GetMetricData', input, signal),
      );
    },
    enabled: wanted.length > 0,
    refetchInterval: untilMs === null && pollMs(simulated, wanted.length, periodMs),
    // Series are typed arrays that never change: comparing them deeply would only cost time.
    structuralSharing: false,
    gcTime: 60_000,
  });
};

const secondsKeptMs = 3 * 60 * 60_000;
const peaksOfAwsMs = 300_000;

/**
 * The largest second, or minute, inside of each step of the same window; never asked for where nothing finer is
 * measured than the steps themselves.
 */
export const livePeaksQuery = (live: LiveWanted) => {
  const { subject, wanted, timeWindow, untilMs, simulated } = live;
  const { windowMs, periodMs } = timeWindow;
  const finePeriodMs = finerPeriodMs(periodMs, simulated);
  const queryKey = ['cloudwatch', 'GetMetricData', { peaks: subject, windowMs, periodMs, untilMs }];
  return queryOptions<MetricWindow, ReadError>({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const nowMs = await connectionNow(simulated, signal);
      const isOfSeconds = finePeriodMs !== undefined && finePeriodMs < 60_000;
      const asked = {
        wanted,
        grid: gridUntil(untilMs ?? nowMs, windowMs, periodMs),
        finePeriodMs: finePeriodMs ?? periodMs,
        keptFromMs: isOfSeconds ? nowMs - secondsKeptMs : 0,
        overlapMs: lateMs(simulated, periodMs),
      };
      return pollPeaks(client.getQueryData<MetricWindow>(queryKey), asked, (input) =>
        fetchRead('cloudwatch', 'GetMetricData', input, signal),
      );
    },
    enabled: wanted.length > 0 && finePeriodMs !== undefined,
    refetchInterval:
      untilMs === null && (simulated ? pollMs(simulated, wanted.length, periodMs) : peaksOfAwsMs),
    structuralSharing: false,
    gcTime: 60_000,
  });
};

/** How late a data point may come. CloudWatch is minutes behind; the simulator is not, but a step may still grow. */
const lateMs = (simulated: boolean, periodMs: number): number =>
  Math.max(periodMs, simulated ? 2_000 : 600_000);

/** The lab's clock can stand still, run fast or have jumped; AWS's is the one on the wall. */
export async function connectionNow(simulated: boolean, signal: AbortSignal): Promise<number> {
  if (!simulated) return Date.now();
  const { Now } = await fetchRead('lab', 'GetClock', {}, signal);
  return Now?.getTime() ?? Date.now();
}
