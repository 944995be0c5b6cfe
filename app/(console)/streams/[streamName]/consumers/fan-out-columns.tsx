'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import type { BehindInMinute, Consumer } from './queries.ts';
import { StreamStatus } from '../../stream-status.tsx';
import type { Capability } from '#lib/aws/capabilities.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';

interface FanOutColumns {
  zone: TimeZoneChoice;
  /** By consumer name. */
  behind: Readonly<Record<string, BehindInMinute>>;
  removal: Capability;
  onDetails: (consumer: Consumer) => void;
  onDeregister: (consumer: Consumer) => void;
}

/** What the console shows of a consumer with enhanced fan-out. */
export const fanOutColumns = ({
  zone,
  behind,
  removal,
  onDetails,
  onDeregister,
}: FanOutColumns): TableProps.ColumnDefinition<Consumer>[] => [
  {
    id: 'name',
    header: 'Consumer',
    minWidth: 120,
    isRowHeader: true,
    cell: (consumer) => (
      <Button variant="inline-link" onClick={() => onDetails(consumer)}>
        {consumer.ConsumerName}
      </Button>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    minWidth: 110,
    cell: ({ ConsumerStatus = '' }) => <StreamStatus status={ConsumerStatus} />,
  },
  {
    id: 'behind',
    header: 'Behind, newest minute',
    minWidth: 150,
    cell: ({ ConsumerName = '' }) => {
      const known = behind[ConsumerName];
      return known
        ? `${formatDuration(known.behindMs)} at most`
        : 'no subscription in the last 15 min';
    },
  },
  {
    id: 'created',
    header: 'Registered',
    minWidth: 150,
    cell: ({ ConsumerCreationTimestamp: at }) => (at ? formatTime(at.getTime(), zone) : ''),
  },
  {
    id: 'actions',
    header: 'Actions',
    cell: (consumer) => (
      <SpaceBetween direction="horizontal" size="xs">
        <Button
          ariaLabel={`Deregister ${consumer.ConsumerName}`}
          disabled={!removal.can || consumer.ConsumerStatus === 'DELETING'}
          disabledReason={removal.can ? 'It is being deregistered.' : removal.reason}
          onClick={() => onDeregister(consumer)}
        >
          Deregister
        </Button>
      </SpaceBetween>
    ),
  },
];
