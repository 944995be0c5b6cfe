import type { EnhancedMetrics } from '@aws-sdk/client-kinesis';
import type { MetricWanted, MetricWindow } from '#lib/kinesis/metric-window.ts';

/** What is measured of a shard. Rates are per second; refused things are counts of a step. */
export type ShardMetric =
  | 'bytesIn'
  | 'recordsIn'
  | 'bytesOut'
  | 'reads'
  | 'recordsRefused'
  | 'readsRefused';

interface ShardMetricSource {
  metricName: string;
  stat: MetricWanted['stat'];
  perSecond: boolean;
}

/** https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html#kinesis-metrics-shard */
const sources: Readonly<Record<ShardMetric, ShardMetricSource>> = {
  bytesIn: { metricName: 'IncomingBytes', stat: 'Sum', perSecond: true },
  recordsIn: { metricName: 'IncomingRecords', stat: 'Sum', perSecond: true },
  bytesOut: { metricName: 'OutgoingBytes', stat: 'Sum', perSecond: true },
  reads: { metricName: 'GetRecords.Success', stat: 'SampleCount', perSecond: true },
  recordsRefused: {
    metricName: 'WriteProvisionedThroughputExceeded',
    stat: 'Sum',
    perSecond: false,
  },
  readsRefused: { metricName: 'ReadProvisionedThroughputExceeded', stat: 'Sum', perSecond: false },
};

const allShardMetrics: readonly ShardMetric[] = [
  'bytesIn',
  'recordsIn',
  'bytesOut',
  'reads',
  'recordsRefused',
  'readsRefused',
];

/** What a connection can answer: AWS publishes no reads per shard, the simulator does. */
export const shardMetricsOf = (simulated: boolean): readonly ShardMetric[] =>
  simulated ? allShardMetrics : allShardMetrics.filter((metric) => metric !== 'reads');

/** The name that EnableEnhancedMonitoring and DescribeStreamSummary have for a metric. */
export const enhancedMetricName = (metric: ShardMetric): string => sources[metric].metricName;

/** Which shard-level metrics there are to ask for: all on the simulator, on AWS those that were enabled. */
export function enabledShardMetrics(
  simulated: boolean,
  monitoring: readonly EnhancedMetrics[] = [],
): readonly ShardMetric[] {
  if (simulated) return shardMetricsOf(true);
  const enabled = new Set<string>(monitoring.flatMap((level) => level.ShardLevelMetrics ?? []));
  return shardMetricsOf(false).filter(
    (metric) => enabled.has('ALL') || enabled.has(enhancedMetricName(metric)),
  );
}

const keyOf = (shardId: string, metric: ShardMetric): string => `${shardId}/${metric}`;

/** All `metrics` of all shards, to be asked for with `metricInputs`. */
export function wantedOfShards(
  streamName: string,
  shardIds: readonly string[],
  metrics: readonly ShardMetric[],
): MetricWanted[] {
  return shardIds.flatMap((shardId) =>
    metrics.map((metric) => ({
      ...sources[metric],
      key: keyOf(shardId, metric),
      dimensions: [
        { Name: 'StreamName', Value: streamName },
        { Name: 'ShardId', Value: shardId },
      ],
    })),
  );
}

/** One metric of one shard over the window's grid; all gaps when nothing was measured. */
export const shardSeries = (
  window: MetricWindow,
  shardId: string,
  metric: ShardMetric,
): Float64Array =>
  window.series.get(keyOf(shardId, metric)) ??
  new Float64Array(window.grid.length).fill(Number.NaN);
