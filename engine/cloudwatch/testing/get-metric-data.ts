import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { caller, type DiskMetrics, diskMetrics, metricOf, startMs } from './disk-metrics.ts';

/** Time since the start in seconds, and value. */
export type Point = [second: number, value: number];

interface Question {
  metricName: string;
  shardId?: string;
  stat?: string;
  /** Seconds. */
  period: number;
  /** In seconds since the start; everything kept when left out. */
  from?: number;
  /** In seconds since the start; all that happened until now when left out. */
  to?: number;
}

/** Calls GetMetricData past the wire. */
export const runGetMetricData = (
  { cloudWatch }: DiskMetrics,
  input: Partial<GetMetricDataInput>,
): GetMetricDataOutput =>
  cloudWatch.service.run('GetMetricData', caller, input) as GetMetricDataOutput;

/** One metric over time, the oldest first, through all pages. */
export function pointsOf(metrics: DiskMetrics, question: Question): Point[] {
  const { metricName, shardId, stat = 'Sum', period } = question;
  const { from = -16 * 86_400, to = (metrics.clock.now() - startMs) / 1000 + period } = question;
  const { namespace, dimensions } = metricOf(metricName, shardId);
  const Metric = { Namespace: namespace, MetricName: metricName, Dimensions: [...dimensions] };
  const points: Point[] = [];
  let NextToken: string | undefined;
  do {
    const page = runGetMetricData(metrics, {
      MetricDataQueries: [{ Id: 'q', MetricStat: { Metric, Period: period, Stat: stat } }],
      StartTime: new Date(startMs + from * 1000),
      EndTime: new Date(startMs + to * 1000),
      ScanBy: 'TimestampAscending',
      NextToken,
    });
    for (const { Timestamps = [], Values = [] } of page.MetricDataResults ?? [])
      for (const [index, time] of Timestamps.entries())
        points.push([(time.getTime() - startMs) / 1000, Values[index] ?? Number.NaN]);
    ({ NextToken } = page);
  } while (NextToken !== undefined);
  return points;
}

/** A time in seconds since the start. */
export const at = (second: number) => new Date(startMs + second * 1000);

/** Asks for the sum of a minute unless told otherwise. */
export const query = (
  Id: string,
  metricName = 'IncomingRecords',
  {
    Period = 60,
    Stat = 'Sum',
    ...rest
  }: { Period?: number; Stat?: string } & Partial<MetricDataQuery> = {},
): MetricDataQuery => {
  const { namespace: Namespace, dimensions } = metricOf(metricName);
  const Metric = { Namespace, MetricName: metricName, Dimensions: [...dimensions] };
  return { Id, MetricStat: { Metric, Period, Stat }, ...rest };
};

/** A sample a second: 0, 1, 2, … */
export async function counting(seconds: number): Promise<DiskMetrics> {
  const metrics = await diskMetrics();
  for (let second = 0; second < seconds; second++) {
    metrics.series('IncomingRecords').add(second);
    metrics.clock.advance(1_000);
  }
  return metrics;
}

/** What a call fails with. */
export const failureOf = (metrics: DiskMetrics, input: Partial<GetMetricDataInput>) => {
  try {
    runGetMetricData(metrics, { StartTime: at(0), EndTime: at(60), ...input });
  } catch (error) {
    return error;
  }
  return undefined;
};
