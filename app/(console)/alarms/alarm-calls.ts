import type { SdkCall } from '#components/code/sdk-call.ts';
import { alarmMetrics } from '#lib/alarms/alarm-metrics.ts';
import { type AlarmPlan, wantedOfAlarm } from '#lib/alarms/alarm-plan.ts';
import type { Input, OperationName } from '#lib/aws/operations.ts';

interface NamedAlarm extends AlarmPlan {
  name: string;
}

const cloudwatchCall = <O extends OperationName<'cloudwatch'>>(
  operation: O,
  input: Input<'cloudwatch', O> & object,
): SdkCall => ({ service: 'cloudwatch', operation, input });

/** AWS measures streams by the minute. */
const periodSeconds = 60;

/**
 * The alarm of CloudWatch that is like an alarm of this console: whole minutes, and the threshold of a rate as what
 * comes in a minute.
 */
export function metricAlarmCall(alarm: NamedAlarm): SdkCall {
  const { name, metric, comparison, threshold, forSeconds } = alarm;
  const { per, silenceIs } = alarmMetrics[metric];
  const { metricName, stat, perSecond, dimensions } = wantedOfAlarm('', alarm);
  return cloudwatchCall('PutMetricAlarm', {
    AlarmName: name,
    Namespace: 'AWS/Kinesis',
    MetricName: metricName,
    Dimensions: [...dimensions],
    Statistic: stat,
    Period: periodSeconds,
    EvaluationPeriods: Math.max(1, Math.ceil(forSeconds / periodSeconds)),
    Threshold: threshold * per * (perSecond ? periodSeconds : 1),
    ComparisonOperator: comparison === 'above' ? 'GreaterThanThreshold' : 'LessThanThreshold',
    TreatMissingData:
      silenceIs === 'unknown' ? 'missing' : comparison === 'above' ? 'notBreaching' : 'breaching',
  });
}

export const deleteAlarmCall = (name: string): SdkCall =>
  cloudwatchCall('DeleteAlarms', { AlarmNames: [name] });

/** CloudWatch has no hours for it: it stays quiet until it is told otherwise. */
export const muteAlarmCall = (name: string): SdkCall =>
  cloudwatchCall('DisableAlarmActions', { AlarmNames: [name] });

export const unmuteAlarmCall = (name: string): SdkCall =>
  cloudwatchCall('EnableAlarmActions', { AlarmNames: [name] });
