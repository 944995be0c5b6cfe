import type { GetMetricDataInput, GetMetricDataOutput } from '@aws-sdk/client-cloudwatch';
import { pollMetrics } from '#lib/kinesis/metric-poll.ts';
import { gridUntil, type TimeGrid } from '#lib/kinesis/metric-window.ts';
import { streamSeries, wantedOfStream } from '#lib/kinesis/stream-metrics.ts';

/** What can be told of a stream without looking at its shards. */
export interface StreamSigns {
  /** A second, on average. */
  recordsIn: number;
  bytesIn: number;
  /** A minute, on average. */
  recordsRefused: number;
  readsRefused: number;
  /** Of the reader furthest behind; null where nobody read. */
  readerAgeMs: number | null;
}

/** Signs of all streams over the last minutes. Plain data: the server hands it on. */
export interface FleetSigns {
  windowMs: number;
  /** Streams of which nothing was measured are left out. */
  byName: Record<string, StreamSigns>;
}

/** Five for each stream: on AWS each costs, see fleet-paces.ts. */
export const signMetrics = [
  'recordsIn',
  'bytesIn',
  'recordsRefused',
  'readsRefused',
  'iteratorAgeMs',
] as const;

const minuteMs = 60_000;

/** The simulator is asked for its last minute; CloudWatch is minutes late. */
const signsGrid = (nowMs: number, simulated: boolean): TimeGrid =>
  simulated ? gridUntil(nowMs, minuteMs, 10_000) : gridUntil(nowMs, 5 * minuteMs, minuteMs);

/** One coarse look at all streams. `ask` is GetMetricData, from the browser or on the server. */
export async function readSigns(
  names: readonly string[],
  at: { nowMs: number; simulated: boolean },
  ask: (
    input: GetMetricDataInput,
  ) => Promise<Pick<GetMetricDataOutput, 'MetricDataResults' | 'NextToken'>>,
): Promise<FleetSigns> {
  const grid = signsGrid(at.nowMs, at.simulated);
  const wanted = names.flatMap((name) => wantedOfStream(name, signMetrics));
  const window = await pollMetrics(undefined, wanted, grid, 0, ask);
  const measured = (name: string, metric: (typeof signMetrics)[number]) =>
    streamSeries(window, name, metric).filter((value) => !Number.isNaN(value));
  const byName: Record<string, StreamSigns> = {};
  for (const name of names) {
    const ages = measured(name, 'iteratorAgeMs');
    const sum = (metric: (typeof signMetrics)[number]) =>
      measured(name, metric).reduce((total, value) => total + value, 0);
    const minutes = (grid.length * grid.periodMs) / minuteMs;
    const signs = {
      recordsIn: sum('recordsIn') / grid.length,
      bytesIn: sum('bytesIn') / grid.length,
      recordsRefused: sum('recordsRefused') / minutes,
      readsRefused: sum('readsRefused') / minutes,
      readerAgeMs: ages.length === 0 ? null : Math.max(...ages),
    };
    if (Object.values(signs).some((sign) => sign !== null && sign !== 0) || ages.length > 0)
      byName[name] = signs;
  }
  return { windowMs: grid.length * grid.periodMs, byName };
}
