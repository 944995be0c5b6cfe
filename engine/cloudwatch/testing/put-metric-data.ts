import type { GetMetricStatisticsOutput, MetricDatum } from '@aws-sdk/client-cloudwatch';
import { caller, type DiskMetrics, startMs } from './disk-metrics.ts';
import { at } from './get-metric-data.ts';

export const Namespace = 'KinesisProducerLibrary';
export const MetricName = 'UserRecordsPut';
const day = 86_400;

/** Calls PutMetricData past the wire. */
export const put = async (
  { cloudWatch }: DiskMetrics,
  ...MetricData: MetricDatum[]
): Promise<void> =>
  void (await cloudWatch.service.run('PutMetricData', caller, { Namespace, MetricData }));

/** Seconds since the start and the statistics of each data point. */
export function readBack(metrics: DiskMetrics, Period = 60, from = -15 * day, to = 3 * 3_600) {
  const { Datapoints = [] } = metrics.cloudWatch.service.run('GetMetricStatistics', caller, {
    Namespace,
    MetricName,
    StartTime: at(from),
    EndTime: at(to),
    Period,
    Statistics: ['Sum', 'SampleCount', 'Minimum', 'Maximum'],
  }) as GetMetricStatisticsOutput;
  return Datapoints.map(({ Timestamp, ...point }) => {
    const second = (Number(Timestamp) - startMs) / 1000;
    return [second, point.Sum, point.SampleCount, point.Minimum, point.Maximum];
  });
}
