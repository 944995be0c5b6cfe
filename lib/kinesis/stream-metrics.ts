import type { MetricWanted, MetricWindow } from '#lib/kinesis/metric-window.ts';

/** What is measured of a whole stream. Rates are per second; refused things are counts of a step. */
export type StreamMetric =
  | 'bytesIn'
  | 'recordsIn'
  | 'bytesOut'
  | 'reads'
  | 'recordsRefused'
  | 'readsRefused'
  | 'putRecordMs'
  | 'putRecordsMs'
  | 'getRecordsMs'
  | 'iteratorAgeMs';

type Source = Pick<MetricWanted, 'metricName' | 'stat' | 'perSecond'>;

const rate = (metricName: string, stat: MetricWanted['stat'] = 'Sum'): Source => ({
  metricName,
  stat,
  perSecond: true,
});
const level = (metricName: string, stat: MetricWanted['stat']): Source => ({
  metricName,
  stat,
  perSecond: false,
});

/** https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html#kinesis-metrics-stream */
const sources: Readonly<Record<StreamMetric, Source>> = {
  bytesIn: rate('IncomingBytes'),
  recordsIn: rate('IncomingRecords'),
  bytesOut: rate('GetRecords.Bytes'),
  reads: rate('GetRecords.Success', 'SampleCount'),
  recordsRefused: level('WriteProvisionedThroughputExceeded', 'Sum'),
  readsRefused: level('ReadProvisionedThroughputExceeded', 'Sum'),
  putRecordMs: level('PutRecord.Latency', 'Average'),
  putRecordsMs: level('PutRecords.Latency', 'Average'),
  getRecordsMs: level('GetRecords.Latency', 'Average'),
  iteratorAgeMs: level('GetRecords.IteratorAgeMilliseconds', 'Maximum'),
};

const keyOf = (streamName: string, metric: StreamMetric): string => `${streamName}#${metric}`;

/** `metrics` of one stream, to be asked for with `metricInputs`. */
export function wantedOfStream(
  streamName: string,
  metrics: readonly StreamMetric[],
): MetricWanted[] {
  return metrics.map((metric) => ({
    ...sources[metric],
    key: keyOf(streamName, metric),
    dimensions: [{ Name: 'StreamName', Value: streamName }],
  }));
}

const slowestKeyOf = (streamName: string, metric: StreamMetric): string =>
  `${keyOf(streamName, metric)}/slowest`;

/** Of those metrics that are averages of calls, the slowest call of each step. */
export const wantedSlowest = (
  streamName: string,
  metrics: readonly StreamMetric[],
): MetricWanted[] =>
  metrics
    .filter((metric) => sources[metric].stat === 'Average')
    .flatMap((metric) =>
      wantedOfStream(streamName, [metric]).map((wanted) => ({
        ...wanted,
        key: slowestKeyOf(streamName, metric),
        stat: 'Maximum' as const,
      })),
    );

/** The slowest call of each step; `undefined` where the metric is no average of calls. */
export const slowestSeries = (
  window: MetricWindow,
  streamName: string,
  metric: StreamMetric,
): Float64Array | undefined => window.series.get(slowestKeyOf(streamName, metric));

/** One metric of the stream over the window's grid; all gaps when nothing was measured. */
export const streamSeries = (
  window: MetricWindow,
  streamName: string,
  metric: StreamMetric,
): Float64Array =>
  window.series.get(keyOf(streamName, metric)) ??
  new Float64Array(window.grid.length).fill(Number.NaN);
