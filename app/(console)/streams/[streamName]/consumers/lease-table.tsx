'use client';

import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { LeaseReport } from '#lib/consumer-group/group-report.ts';
import type { Checkpoint } from '#lib/consumer-group/lease.ts';
import { formatCount } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';

/** The twin of the board: every number of every lease. */
export const LeaseTable = ({ leases }: { leases: readonly LeaseReport[] }) => (
  <Table
    variant="embedded"
    items={leases}
    trackBy="shardId"
    columnDefinitions={columns}
    stickyColumns={{ first: 1 }}
    wrapLines
    ariaLabels={{ tableLabel: 'Leases' }}
    empty="There are no leases yet."
  />
);

const columns: TableProps.ColumnDefinition<LeaseReport>[] = [
  {
    id: 'shard',
    header: 'Shard',
    minWidth: 190,
    isRowHeader: true,
    cell: ({ shardId }) => shardId,
  },
  { id: 'owner', header: 'Owner', cell: ({ owner }) => owner ?? 'nobody' },
  {
    id: 'behind',
    header: 'Behind',
    cell: ({ behindMs }) => (behindMs === undefined ? 'not read' : formatDuration(behindMs)),
  },
  { id: 'processed', header: 'Processed', cell: ({ processed }) => formatCount(processed) },
  {
    id: 'userRecords',
    header: 'User records',
    cell: ({ userRecords }) => formatCount(userRecords),
  },
  {
    id: 'outside',
    header: 'Left out: another shard’s',
    cell: ({ outside }) => formatCount(outside),
  },
  { id: 'reads', header: 'Reads', cell: ({ reads }) => formatCount(reads) },
  { id: 'again', header: 'Of these twice', cell: ({ again }) => formatCount(again) },
  {
    id: 'uncheckpointed',
    header: 'Since its checkpoint',
    cell: ({ uncheckpointed }) => formatCount(uncheckpointed),
  },
  { id: 'switches', header: 'Moves', cell: ({ switches }) => formatCount(switches) },
  { id: 'counter', header: 'Lease counter', cell: ({ counter }) => formatCount(counter) },
  {
    id: 'parents',
    header: 'Parents',
    cell: ({ parentIds }) => (parentIds.length === 0 ? 'none' : parentIds.join(', ')),
  },
  {
    id: 'checkpoint',
    header: 'Checkpoint',
    minWidth: 220,
    cell: ({ checkpoint }) => (
      <span style={{ overflowWrap: 'anywhere' }}>{checkpointText(checkpoint)}</span>
    ),
  },
];

function checkpointText(checkpoint: Checkpoint): string {
  if (checkpoint.type === 'AFTER_SEQUENCE_NUMBER') return checkpoint.sequenceNumber;
  if (checkpoint.type === 'AT_TIMESTAMP')
    return `AT_TIMESTAMP ${new Date(checkpoint.atMs).toISOString()}`;
  return checkpoint.type;
}
