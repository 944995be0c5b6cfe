import { shardLimits } from '#lib/kinesis/utilisation.ts';
import type { StreamMetric } from '#lib/kinesis/stream-metrics.ts';

/** What an alarm can watch: the metrics of the charts, all of a stream and most of a shard. */
export type AlarmMetric = StreamMetric;

interface AlarmMetricInfo {
  label: string;
  /** For people: of the threshold and of what is measured. */
  unit: string;
  /** How many of what is measured make one of the unit. Counts are measured by the step, and meant by the minute. */
  per: number;
  /** CloudWatch has no data point where nothing happened: then a rate is nothing, and a delay is not known. */
  silenceIs: 'zero' | 'unknown';
  /** Whether it is measured of single shards too. */
  ofShards: boolean;
  isCount?: boolean;
  /** What one shard grants, in the unit. */
  shardLimit?: number;
}

const mebibyte = 1_048_576;

export const alarmMetrics: Readonly<Record<AlarmMetric, AlarmMetricInfo>> = {
  recordsIn: rate('Records in', 'records/s', 1, shardLimits.recordsIn),
  bytesIn: rate('Bytes in', 'MiB/s', mebibyte, 1),
  bytesOut: rate('Bytes out', 'MiB/s', mebibyte, 2),
  reads: rate('Reads', 'reads/s', 1, shardLimits.reads),
  recordsRefused: count('Throttled records', 'records/min'),
  readsRefused: count('Throttled reads', 'reads/min'),
  iteratorAgeMs: delay('Iterator age', 'min', 60_000),
  putRecordMs: delay('PutRecord latency', 'ms', 1),
  putRecordsMs: delay('PutRecords latency', 'ms', 1),
  getRecordsMs: delay('GetRecords latency', 'ms', 1),
};

export const alarmMetricNames = Object.keys(alarmMetrics) as AlarmMetric[];

export const isAlarmMetric = (name: string): name is AlarmMetric =>
  Object.hasOwn(alarmMetrics, name);

function rate(label: string, unit: string, per: number, shardLimit: number): AlarmMetricInfo {
  return { label, unit, per, shardLimit, silenceIs: 'zero', ofShards: true };
}

function count(label: string, unit: string): AlarmMetricInfo {
  return { label, unit, per: 1, silenceIs: 'zero', ofShards: true, isCount: true };
}

function delay(label: string, unit: string, per: number): AlarmMetricInfo {
  return { label, unit, per, silenceIs: 'unknown', ofShards: false };
}
