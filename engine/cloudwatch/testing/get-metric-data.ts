import type { GetMetricDataInput, GetMetricDataOutput } from '@aws-sdk/client-cloudwatch';
import { caller, type DiskMetrics, metricOf, startMs } from './disk-metrics.ts';

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
