import { type AlarmMetric, alarmMetrics, isAlarmMetric } from '#lib/alarms/alarm-metrics.ts';
import { gridUntil, type MetricWanted, type TimeGrid } from '#lib/kinesis/metric-window.ts';
import { type ShardMetric, wantedOfShards } from '#lib/kinesis/shard-metrics.ts';
import { wantedOfStream } from '#lib/kinesis/stream-metrics.ts';
import type { Alarm as AlarmRow } from '#prisma/generated/client.ts';

export type AlarmComparison = 'above' | 'below';

/** What is watched, and from when on it is an alarm. */
export interface AlarmPlan {
  streamName: string;
  /** Absent: the whole stream. */
  shardId?: string;
  metric: AlarmMetric;
  comparison: AlarmComparison;
  /** In the metric's unit. */
  threshold: number;
  forSeconds: number;
}

/** How long it may have to last. Below a minute there are steps on the simulator only. */
export const alarmDurations = [10, 30, 60, 300, 900, 3_600] as const;

/** CloudWatch's points may come so late on AWS. [unsure] of how late at most. */
const lateMs = 120_000;

/** @throws where another version wrote the row */
export function planOfAlarm(row: AlarmRow): AlarmPlan {
  const { streamName, shardId, metric, comparison, threshold, forSeconds } = row;
  if (!isAlarmMetric(metric) || (comparison !== 'above' && comparison !== 'below'))
    throw new Error(`The alarm ${row.name} watches ${metric}, which this version does not know.`);
  return {
    streamName,
    metric,
    comparison,
    threshold,
    forSeconds,
    ...(shardId !== null && { shardId }),
  };
}

/** The steps that an alarm looks at: of ten seconds below a minute, of a minute else. */
export function alarmGrid({ forSeconds }: AlarmPlan, nowMs: number, simulated: boolean): TimeGrid {
  const periodMs = forSeconds < 60 ? 10_000 : 60_000;
  return gridUntil(simulated ? nowMs : nowMs - lateMs, forSeconds * 1_000, periodMs);
}

/** The one metric, under the key of the alarm's own. */
export function wantedOfAlarm(key: string, plan: AlarmPlan): MetricWanted {
  const { streamName, shardId, metric } = plan;
  const [wanted] =
    shardId === undefined
      ? wantedOfStream(streamName, [metric])
      : wantedOfShards(streamName, [shardId], isOfShards(metric) ? [metric] : []);
  if (!wanted) throw new Error(`${metric} is not measured of a shard.`);
  return { ...wanted, key };
}

const isOfShards = (metric: AlarmMetric): metric is AlarmMetric & ShardMetric =>
  alarmMetrics[metric].ofShards;
