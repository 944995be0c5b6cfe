'use client';

import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { alarmsQuery } from '../../../queries.ts';
import type { LimitMark } from '#components/charts/draw/limit-chart.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import type { AlarmMetric } from '#lib/alarms/alarm-metrics.ts';

interface Charted {
  /** What the chart is called on the page. */
  title: string;
  metric: AlarmMetric;
  /** The shards that are drawn; without them the whole stream is. */
  shardIds?: readonly string[];
  /** What a new alarm starts from, in the unit of alarms. */
  threshold?: number;
  /** An alarm's unit in the chart's: counts are by the minute in alarms, by the step in charts. */
  scale?: number;
}

/** What a chart shows of the alarms on it, and the bell that sets one. */
export function useChartAlarms(streamName: string) {
  const { id } = useConnection();
  const { data } = useQuery(alarmsQuery(id));
  const alarms = (data?.alarms ?? []).filter((alarm) => alarm.streamName === streamName);
  return (charted: Charted): { marks: LimitMark[]; controls: ReactNode } => ({
    marks: alarms
      .filter(({ metric, shardId }) => metric === charted.metric && isDrawn(charted, shardId))
      .map((alarm) => ({
        value: alarm.threshold * (charted.scale ?? 1),
        text: `alarm ${alarm.name}${alarm.state === 'ALARM' ? ' rings' : ''}`,
        isRinging: alarm.state === 'ALARM',
      })),
    controls: (
      <Button
        variant="icon"
        iconName="notification"
        ariaLabel={`Set an alarm on ${charted.title}`}
        href={hrefOf(streamName, charted)}
      />
    ),
  });
}

const isDrawn = ({ shardIds }: Charted, shardId: string | undefined): boolean =>
  shardId === undefined ? shardIds === undefined : shardIds?.includes(shardId) === true;

function hrefOf(stream: string, { metric, shardIds, threshold }: Charted): string {
  const params = new URLSearchParams({ stream, metric });
  const [busiest] = shardIds ?? [];
  if (busiest !== undefined) params.set('shard', busiest);
  if (threshold !== undefined) params.set('threshold', `${threshold}`);
  return `/alarms/create?${params.toString()}`;
}
