import type { MetricSeries, Metrics } from '#engine/core/metrics.ts';

/** CloudWatch's metrics of a stream. https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html */
const streamUnits = {
  IncomingBytes: 'Bytes',
  IncomingRecords: 'Count',
  'PutRecord.Bytes': 'Bytes',
  'PutRecord.Latency': 'Milliseconds',
  'PutRecord.Success': 'Count',
  'PutRecords.Bytes': 'Bytes',
  'PutRecords.Latency': 'Milliseconds',
  'PutRecords.Success': 'Count',
  'PutRecords.TotalRecords': 'Count',
  'PutRecords.SuccessfulRecords': 'Count',
  'PutRecords.FailedRecords': 'Count',
  'PutRecords.ThrottledRecords': 'Count',
  'GetRecords.Bytes': 'Bytes',
  'GetRecords.Latency': 'Milliseconds',
  'GetRecords.Records': 'Count',
  'GetRecords.Success': 'Count',
  'GetRecords.IteratorAgeMilliseconds': 'Milliseconds',
  ReadProvisionedThroughputExceeded: 'Count',
  WriteProvisionedThroughputExceeded: 'Count',
} as const;

/** `GetRecords.Success` of a shard is the simulator's own: AWS does not say how many reads a shard answered. */
const shardUnits = {
  IncomingBytes: 'Bytes',
  IncomingRecords: 'Count',
  OutgoingBytes: 'Bytes',
  OutgoingRecords: 'Count',
  IteratorAgeMilliseconds: 'Milliseconds',
  ReadProvisionedThroughputExceeded: 'Count',
  WriteProvisionedThroughputExceeded: 'Count',
  'GetRecords.Success': 'Count',
} as const;

const consumerUnits = {
  'SubscribeToShard.Success': 'Count',
  'SubscribeToShard.RateExceeded': 'Count',
  'SubscribeToShardEvent.Success': 'Count',
  'SubscribeToShardEvent.Records': 'Count',
  'SubscribeToShardEvent.Bytes': 'Bytes',
  'SubscribeToShardEvent.MillisBehindLatest': 'Milliseconds',
} as const;

/** Each series is opened when it is first used: most shards never use most of theirs. */
type SeriesOf<Units> = { [Name in keyof Units]: MetricSeries };
export type StreamMetrics = SeriesOf<typeof streamUnits>;
export type ShardMetrics = SeriesOf<typeof shardUnits>;
export type ConsumerMetrics = SeriesOf<typeof consumerUnits>;

interface StreamIdentity {
  accountId: string;
  region: string;
  streamName: string;
}

export const streamMetrics = (metrics: Metrics, stream: StreamIdentity): StreamMetrics =>
  openSeries(metrics, stream, streamUnits, []);

export const shardMetrics = (
  metrics: Metrics,
  stream: StreamIdentity,
  shardId: string,
): ShardMetrics => openSeries(metrics, stream, shardUnits, [{ Name: 'ShardId', Value: shardId }]);

export const consumerMetrics = (
  metrics: Metrics,
  stream: StreamIdentity,
  consumerName: string,
): ConsumerMetrics =>
  openSeries(metrics, stream, consumerUnits, [{ Name: 'ConsumerName', Value: consumerName }]);

function openSeries<Units extends Record<string, string>>(
  metrics: Metrics,
  { accountId, region, streamName }: StreamIdentity,
  units: Units,
  dimensions: { Name: string; Value: string }[],
): SeriesOf<Units> {
  const opened = {} as SeriesOf<Units>;
  for (const metricName of Object.keys(units) as (keyof Units & string)[]) {
    Object.defineProperty(opened, metricName, {
      configurable: true,
      get() {
        const value = metrics.series({
          accountId,
          region,
          namespace: 'AWS/Kinesis',
          metricName,
          dimensions: [{ Name: 'StreamName', Value: streamName }, ...dimensions],
          unit: units[metricName] as string,
        });
        Object.defineProperty(opened, metricName, { value });
        return value;
      },
    });
  }
  return opened;
}
