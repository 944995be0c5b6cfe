import type { AlarmInput } from './schema.ts';
import { isAlarmMetric } from '#lib/alarms/alarm-metrics.ts';

type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

const textOf = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value : '';

/** What an address says of a new alarm: `?stream=orders&metric=recordsIn&shard=…&threshold=900`. */
export function emptyAlarm(params: SearchParams, simulated: boolean): AlarmInput {
  const metric = textOf(params.metric);
  const streamName = textOf(params.stream);
  return {
    name: '',
    streamName,
    shardId: textOf(params.shard),
    metric: isAlarmMetric(metric) ? metric : 'recordsRefused',
    comparison: params.comparison === 'below' ? 'below' : 'above',
    threshold: textOf(params.threshold) || '0',
    forSeconds: simulated ? '30' : '60',
  };
}
