import { alarmMetrics } from '#lib/alarms/alarm-metrics.ts';
import type { AlarmPlan } from '#lib/alarms/alarm-plan.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatSignificant } from '#lib/format/significant.ts';

/** In CloudWatch's words. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

interface Judgement {
  state: AlarmState;
  reason: string;
  /** Of the last step, in the metric's unit; absent where it is not known. */
  value?: number;
}

/**
 * An alarm where every step is beyond the threshold, OK where one is not, and neither where that cannot be told.
 * @param measured of each step, NaN where there is no data point
 */
export function judgeAlarm(
  plan: AlarmPlan,
  measured: ArrayLike<number>,
  periodMs: number,
): Judgement {
  const values = Array.from(measured, (value) => inUnit(plan, value, periodMs));
  const known = values.filter((value) => value !== undefined);
  const value = values.at(-1);
  const duration = formatDuration(plan.forSeconds * 1_000);
  if (known.length === 0)
    return { state: 'INSUFFICIENT_DATA', reason: `No data points in the last ${duration}.` };
  const limit = `${plan.comparison} ${withUnit(plan, plan.threshold)}`;
  const within = known.findLast((one) => !isBeyond(plan, one));
  const last = value === undefined ? {} : { value };
  if (within !== undefined)
    return { state: 'OK', reason: `${withUnit(plan, within)}, not ${limit}.`, ...last };
  if (known.length < values.length) {
    const reason = `${known.length} of ${values.length} data points in the last ${duration}, all ${limit}.`;
    return { state: 'INSUFFICIENT_DATA', reason, ...last };
  }
  const reason = `${withUnit(plan, known.at(-1) ?? 0)}, and ${limit} for ${duration}.`;
  return { state: 'ALARM', reason, ...last };
}

const isBeyond = ({ comparison, threshold }: AlarmPlan, value: number): boolean =>
  comparison === 'above' ? value > threshold : value < threshold;

function inUnit({ metric }: AlarmPlan, value: number, periodMs: number): number | undefined {
  const { per, silenceIs, isCount = false } = alarmMetrics[metric];
  if (Number.isNaN(value)) return silenceIs === 'zero' ? 0 : undefined;
  return isCount ? (value * 60_000) / periodMs : value / per;
}

/** `1,240 records/s` */
const withUnit = ({ metric }: AlarmPlan, value: number): string =>
  `${formatSignificant(value)} ${alarmMetrics[metric].unit}`;

/** `Records in above 1,000 records/s for 1 min` */
export const alarmSentence = (plan: AlarmPlan): string =>
  `${alarmMetrics[plan.metric].label} ${plan.comparison} ${withUnit(plan, plan.threshold)} for ${formatDuration(plan.forSeconds * 1_000)}`;
