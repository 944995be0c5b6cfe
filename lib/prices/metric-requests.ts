import { hoursPerMonth } from '#lib/prices/kinesis.ts';

/**
 * What GetMetricData costs for each metric asked for, in us-east-1, in US dollars. [unsure] of the price of today.
 * https://aws.amazon.com/cloudwatch/pricing/
 */
const metricRequest = 0.01 / 1_000;

/** Of an alarm of CloudWatch’s own at the standard resolution, a month. [unsure] of the price of today. */
export const cloudwatchAlarmMonth = 0.1;

/** An alarm is one metric, asked for once a minute. */
export const alarmMonth = (): number => hoursPerMonth * 60 * metricRequest;

/** So many metrics, asked for once in so many milliseconds. */
export const pollingHour = (metrics: number, everyMs: number): number =>
  (3_600_000 / everyMs) * metrics * metricRequest;
