'use client';

import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { AlarmStateMark } from './alarm-state.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import type { AlarmEventView, AlarmView } from '#lib/alarms/alarm-view.ts';
import { alarmSentence } from '#lib/alarms/judge-alarm.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';

/** When an alarm changed its state, and why. */
export function AlarmHistory({ alarm }: { alarm: AlarmView }) {
  const { timeZone } = usePreferences();
  return (
    <Table
      items={alarm.events}
      trackBy="id"
      ariaLabels={{ tableLabel: `History of ${alarm.name}` }}
      header={
        <Header variant="h2" description={alarmSentence(alarm)}>
          History of {alarm.name}
        </Header>
      }
      empty="Its state has not changed yet. Each change is kept here with its reason, whether a browser was open or not."
      columnDefinitions={columnsOf(timeZone)}
    />
  );
}

const columnsOf = (timeZone: TimeZoneChoice): TableProps.ColumnDefinition<AlarmEventView>[] => [
  { id: 'at', header: 'At', cell: ({ atMs }) => formatTime(atMs, timeZone) },
  { id: 'from', header: 'From', cell: ({ from }) => <AlarmStateMark state={from} /> },
  { id: 'to', header: 'To', cell: ({ to }) => <AlarmStateMark state={to} /> },
  { id: 'reason', header: 'Because', cell: ({ reason }) => reason },
];
