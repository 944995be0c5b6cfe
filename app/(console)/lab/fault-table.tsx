'use client';

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { usePreferences } from '#components/layout/preferences.tsx';
import { formatCount, plural } from '#lib/format/count.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';
import type { Fault } from '#lib/lab-client/fault-types.ts';

interface FaultTableProps {
  faults: readonly Fault[];
  isPending: boolean;
  onRemove: (id: string) => void;
}

/** All faults there are, those that a program set too. */
export function FaultTable({ faults, isPending, onRemove }: FaultTableProps) {
  const { timeZone } = usePreferences();
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      items={faults}
      trackBy={({ FaultId = '' }) => FaultId}
      wrapLines
      ariaLabels={{ tableLabel: 'Faults' }}
      header={<Header variant="h3">Faults that are set</Header>}
      columnDefinitions={columnsOf({ timeZone, isPending, onRemove })}
    />
  );
}

interface Shown extends Omit<FaultTableProps, 'faults'> {
  timeZone: TimeZoneChoice;
}

const columnsOf = ({
  timeZone,
  isPending,
  onRemove,
}: Shown): TableProps.ColumnDefinition<Fault>[] => [
  {
    id: 'what',
    header: 'Fault',
    isRowHeader: true,
    cell: ({ ErrorName, Kind }) => ErrorName ?? Kind,
  },
  {
    id: 'state',
    header: 'State',
    cell: ({ Ended = false }) => (
      <StatusIndicator type={Ended ? 'stopped' : 'warning'}>
        {Ended ? 'Ended' : 'Active'}
      </StatusIndicator>
    ),
  },
  { id: 'where', header: 'Where', cell: whereText },
  {
    id: 'often',
    header: 'How often',
    cell: ({ Probability = 1 }) => `${formatPercent(Probability)} of calls`,
  },
  {
    id: 'until',
    header: 'Until',
    cell: ({ EndsAt, MostTimes }) =>
      [
        EndsAt && formatTime(EndsAt.getTime(), timeZone),
        MostTimes !== undefined && `it struck ${plural(MostTimes, 'time')}`,
      ]
        .filter(Boolean)
        .join(', or ') || 'switched off',
  },
  {
    id: 'times',
    header: 'Struck',
    cell: ({ TimesInjected = 0 }) => formatCount(TimesInjected),
  },
  {
    id: 'remove',
    header: 'Actions',
    cell: ({ FaultId = '' }) => (
      <Button
        variant="inline-link"
        disabled={isPending}
        disabledReason="Another fault is being switched."
        ariaLabel={`Remove ${FaultId}`}
        onClick={() => onRemove(FaultId)}
      >
        Remove
      </Button>
    ),
  },
];

function whereText({ StreamName, ShardId, Operations, ConsumerName, AccessKeyId }: Fault): string {
  const parts = [
    StreamName ?? 'all streams',
    ShardId,
    ConsumerName,
    AccessKeyId !== undefined && `key ${AccessKeyId}`,
    Operations?.join(', ') ?? 'all operations',
  ];
  return parts.filter(Boolean).join(' · ');
}
