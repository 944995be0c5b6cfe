'use client';

import Button from '@cloudscape-design/components/button';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { usePreferences } from '#components/layout/preferences.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount, plural } from '#lib/format/count.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';
import type { Snapshot, SnapshotStatus } from '#lib/lab-client/snapshot-types.ts';

export interface SnapshotTask {
  kind: 'restore' | 'remove';
  snapshot: Snapshot;
}

interface SnapshotTableProps {
  snapshots: readonly Snapshot[];
  onTask: (task: SnapshotTask) => void;
}

const looks: Record<SnapshotStatus, { type: StatusIndicatorProps.Type; text: string }> = {
  CREATING: { type: 'in-progress', text: 'Being taken' },
  UPLOADING: { type: 'in-progress', text: 'Being uploaded' },
  CHECKING: { type: 'in-progress', text: 'Being checked' },
  READY: { type: 'success', text: 'Ready' },
  RESTORING: { type: 'in-progress', text: 'Being restored' },
  FAILED: { type: 'error', text: 'Failed' },
};

export function SnapshotTable({ snapshots, onTask }: SnapshotTableProps) {
  const { timeZone } = usePreferences();
  return (
    <Table
      variant="embedded"
      items={snapshots}
      trackBy={({ SnapshotName = '' }) => SnapshotName}
      wrapLines
      ariaLabels={{ tableLabel: 'Snapshots' }}
      empty="No snapshot yet. One holds all streams as they are at a moment: take one before you try something, and come back to it, or give it to somebody else as a file."
      columnDefinitions={columnsOf(timeZone, onTask)}
    />
  );
}

const columnsOf = (
  timeZone: TimeZoneChoice,
  onTask: SnapshotTableProps['onTask'],
): TableProps.ColumnDefinition<Snapshot>[] => [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: ({ SnapshotName = '' }) => SnapshotName,
  },
  { id: 'status', header: 'Status', cell: (snapshot) => <SnapshotState {...snapshot} /> },
  {
    id: 'taken',
    header: 'Taken at',
    cell: ({ TakenAt }) => (TakenAt ? formatTime(TakenAt.getTime(), timeZone) : '…'),
  },
  { id: 'holds', header: 'Holds', cell: holdsText },
  {
    id: 'size',
    header: 'Size',
    cell: ({ SizeBytes }) => (SizeBytes === undefined ? '…' : formatBytes(SizeBytes)),
  },
  {
    id: 'actions',
    header: 'Actions',
    minWidth: 260,
    cell: (snapshot) => <RowActions snapshot={snapshot} onTask={onTask} />,
  },
];

function SnapshotState({ Status = 'READY', StatusReason, Progress }: Snapshot) {
  const { type, text } = looks[Status];
  const total = Progress?.RecordsTotal ?? Progress?.BytesTotal;
  const done = Progress?.RecordsTotal === undefined ? Progress?.BytesDone : Progress.RecordsDone;
  return (
    <>
      <StatusIndicator type={type}>{text}</StatusIndicator>
      {StatusReason !== undefined && <div>{StatusReason}</div>}
      {total !== undefined && total > 0 && (
        <ProgressBar value={((done ?? 0) / total) * 100} ariaLabel={text} />
      )}
    </>
  );
}

export function holdsText({ StreamCount, ShardCount, RecordCount }: Snapshot): string {
  if (StreamCount === undefined) return '…';
  return `${plural(StreamCount, 'stream')}, ${plural(ShardCount ?? 0, 'shard')}, ${formatCount(RecordCount ?? 0)} records`;
}

function RowActions({
  snapshot,
  onTask,
}: Omit<SnapshotTableProps, 'snapshots'> & { snapshot: Snapshot }) {
  const { SnapshotName = '', Status } = snapshot;
  const isReady = Status === 'READY';
  const off = { disabled: !isReady, disabledReason: 'It is not ready.' };
  return (
    <SpaceBetween direction="horizontal" size="s">
      <Button
        variant="inline-link"
        ariaLabel={`Restore ${SnapshotName}`}
        {...off}
        onClick={() => onTask({ kind: 'restore', snapshot })}
      >
        Restore
      </Button>
      <Button
        variant="inline-link"
        ariaLabel={`Download ${SnapshotName}`}
        {...off}
        {...(isReady && {
          href: `/api/lab/snapshots/${encodeURIComponent(SnapshotName)}`,
          download: `${SnapshotName}.kinetoscope`,
        })}
      >
        Download
      </Button>
      <Button
        variant="inline-link"
        ariaLabel={`Delete ${SnapshotName}`}
        disabled={!isReady && Status !== 'FAILED'}
        disabledReason="Something is being done to it."
        onClick={() => onTask({ kind: 'remove', snapshot })}
      >
        Delete
      </Button>
    </SpaceBetween>
  );
}
