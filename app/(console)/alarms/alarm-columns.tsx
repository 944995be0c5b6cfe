'use client';

import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import type { TableProps } from '@cloudscape-design/components/table';
import { AlarmStateCell } from './alarm-state.tsx';
import type { AlarmView } from '#lib/alarms/alarm-view.ts';
import { alarmSentence } from '#lib/alarms/judge-alarm.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';

interface Shown {
  nowMs: number;
  timeZone: TimeZoneChoice;
  /** Streams that were deleted. */
  gone: ReadonlySet<string>;
  onRemove: (alarm: AlarmView) => void;
}

export const alarmColumns = ({
  nowMs,
  timeZone,
  gone,
  onRemove,
}: Shown): TableProps.ColumnDefinition<AlarmView>[] => [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: ({ id, name }) => <Link href={`/alarms/${id}`}>{name}</Link>,
  },
  {
    id: 'state',
    header: 'State',
    cell: (alarm) => (
      <>
        <AlarmStateCell {...{ alarm, nowMs }} isGone={gone.has(alarm.streamName)} />{' '}
        {gone.has(alarm.streamName) && (
          <Button
            variant="inline-link"
            ariaLabel={`Remove ${alarm.name}`}
            onClick={() => onRemove(alarm)}
          >
            Remove
          </Button>
        )}
      </>
    ),
  },
  {
    id: 'stream',
    header: 'Stream',
    cell: ({ streamName, shardId }) => (
      <>
        <Link href={`/streams/${encodeURIComponent(streamName)}/monitoring`}>{streamName}</Link>
        {shardId !== undefined && <> · {shardId}</>}
      </>
    ),
  },
  { id: 'rule', header: 'Rings when', cell: alarmSentence },
  {
    id: 'reason',
    header: 'Because',
    cell: ({ reason, lastFailure }) =>
      lastFailure ? `${lastFailure.name}: ${lastFailure.message}` : reason,
  },
  {
    id: 'since',
    header: 'Since',
    cell: ({ stateSinceMs }) =>
      stateSinceMs === undefined ? 'Not looked at yet' : formatTime(stateSinceMs, timeZone),
  },
];
