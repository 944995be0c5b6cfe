'use client';

import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { alarmColumns } from './alarm-columns.tsx';
import { DeleteAlarm } from './delete-alarm.tsx';
import { alarmsParams } from './search-params.ts';
import { snoozeHours } from './schema.ts';
import { useSnooze } from './use-snooze.ts';
import { useGoneStreams } from '../use-gone-streams.ts';
import { usePreferences } from '#components/layout/preferences.tsx';
import { type AlarmList, type AlarmView, isSnoozed } from '#lib/alarms/alarm-view.ts';
import { formatCount, plural } from '#lib/format/count.ts';

const ranks = { ALARM: 0, INSUFFICIENT_DATA: 1, OK: 2 } as const;

/** What rings comes first. */
export function AlarmsTable({ list: { alarms, nowMs } }: { list: AlarmList }) {
  const { timeZone } = usePreferences();
  const [{ selected: selectedId }, setParams] = useQueryStates(alarmsParams);
  const [removing, setRemoving] = useState<AlarmView>();
  const gone = useGoneStreams(alarms.map(({ streamName }) => streamName));
  const selected = alarms.find(({ id }) => id === selectedId);
  return (
    <Table
      variant="full-page"
      items={alarms.toSorted((a, b) => ranks[a.state] - ranks[b.state])}
      trackBy="id"
      columnDefinitions={alarmColumns({ nowMs, timeZone, gone, onRemove: setRemoving })}
      enableKeyboardNavigation
      selectionType="single"
      selectedItems={selected ? [selected] : []}
      onSelectionChange={({ detail }) =>
        void setParams({ selected: detail.selectedItems[0]?.id ?? null })
      }
      header={
        <Header
          variant="awsui-h1-sticky"
          counter={`(${formatCount(alarms.length)})`}
          description="Held to their thresholds by the workers, with or without a browser. Select one for its history."
          actions={
            <AlarmActions {...{ selected, nowMs }} deleting={removing} onDelete={setRemoving} />
          }
        >
          Alarms
        </Header>
      }
      ariaLabels={{
        tableLabel: 'Alarms',
        selectionGroupLabel: 'Alarms',
        itemSelectionLabel: (_, { name }) => `Select ${name}`,
      }}
    />
  );
}

interface AlarmActionsProps {
  selected: AlarmView | undefined;
  nowMs: number;
  deleting: AlarmView | undefined;
  onDelete: (alarm: AlarmView | undefined) => void;
}

const selectFirst = 'Select an alarm first.';

function AlarmActions({ selected, nowMs, deleting, onDelete }: AlarmActionsProps) {
  const { snooze, isPending } = useSnooze(selected);
  const off = { disabled: selected === undefined, disabledReason: selectFirst };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ButtonDropdown
        items={[
          ...snoozeHours.map((hours) => ({ id: `${hours}`, text: `For ${plural(hours, 'hour')}` })),
          {
            id: '0',
            text: 'End the snooze',
            disabled: !selected || !isSnoozed(selected, nowMs),
            disabledReason: 'It is not snoozed.',
          },
        ]}
        loading={isPending}
        {...off}
        onItemClick={({ detail }) => snooze(Number(detail.id))}
      >
        Snooze
      </ButtonDropdown>
      <Button {...off} {...(selected && { href: `/alarms/${selected.id}` })}>
        Edit
      </Button>
      <Button {...off} onClick={() => onDelete(selected)}>
        Delete
      </Button>
      <Button variant="primary" href="/alarms/create">
        Create alarm
      </Button>
      {deleting && <DeleteAlarm alarm={deleting} onClose={() => onDelete(undefined)} />}
    </SpaceBetween>
  );
}
