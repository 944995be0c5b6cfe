'use client';

import {
  borderRadiusContainer,
  colorBackgroundLayoutMain,
  colorBorderDividerDefault,
  colorBorderStatusError,
} from '@cloudscape-design/design-tokens';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { type BoardColumn, boardColumns } from './group-columns.ts';
import { LeaseCard } from './lease-card.tsx';
import { WorkerControls } from './worker-controls.tsx';
import type { GroupView } from '#lib/consumer-group/group-view.ts';
import { plural } from '#lib/format/count.ts';
import { formatRate } from '#lib/format/rate.ts';

/** Workers as columns, leases as cards in them. */
export function GroupBoard({ group }: { group: GroupView }) {
  const columns = boardColumns(group, group.report);
  return (
    <div
      role="list"
      aria-label="Workers and their leases"
      style={{
        display: 'grid',
        gap: 12,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))',
        alignItems: 'start',
      }}
    >
      {columns.map((column) => (
        <Column key={column.id} column={column} group={group} />
      ))}
    </div>
  );
}

const mostCards = 12;

function Column({ column, group }: { column: BoardColumn; group: GroupView }) {
  const { title, kind, leases } = column;
  return (
    <div
      role="listitem"
      aria-label={`${title}: ${plural(leases.length, 'lease')}`}
      style={{
        padding: 12,
        border: `1px ${kind === 'worker' ? 'solid' : 'dashed'} ${kind === 'crashed' ? colorBorderStatusError : colorBorderDividerDefault}`,
        borderRadius: borderRadiusContainer,
        background: colorBackgroundLayoutMain,
      }}
    >
      <SpaceBetween size="s">
        <div>
          <Box variant="h3" padding="n">
            {title}
          </Box>
          <ColumnState column={column} />
        </div>
        {kind === 'worker' && <WorkerControls group={group} column={column} />}
        {leases.slice(0, mostCards).map((lease) => (
          <LeaseCard
            key={lease.shardId}
            lease={lease}
            failoverMs={group.failoverMs}
            reportMs={group.report?.atMs ?? 0}
            isOwnerGone={kind === 'crashed'}
            isNew={kind === 'worker' && isFresh(group, lease.shardId, column.id)}
          />
        ))}
        {leases.length > mostCards && (
          <Box fontSize="body-s">and {plural(leases.length - mostCards, 'more lease')}</Box>
        )}
      </SpaceBetween>
    </div>
  );
}

const arrivals = new Set(['leaseTaken', 'leaseExpired', 'leaseStolen']);
const freshMs = 5_000;

/** It came to this worker a moment ago. */
const isFresh = ({ report }: GroupView, shardId: string, worker: string): boolean =>
  report?.events.some(
    (event) =>
      event.shardId === shardId &&
      event.worker === worker &&
      arrivals.has(event.kind) &&
      report.atMs - event.atMs < freshMs,
  ) === true;

function ColumnState({ column: { kind, leases, perSecond, processed } }: { column: BoardColumn }) {
  if (kind === 'crashed')
    return <StatusIndicator type="error">Crashed: its leases run out</StatusIndicator>;
  if (kind === 'waiting')
    return <Box fontSize="body-s">Children are begun once all of their parents are processed.</Box>;
  if (kind === 'free') return <Box fontSize="body-s">For the next worker that looks.</Box>;
  if (kind === 'finished') return <Box fontSize="body-s">Closed, and processed to SHARD_END.</Box>;
  return (
    <Box fontSize="body-s" color="text-body-secondary">
      {plural(leases.length, 'lease')}, {formatRate(perSecond, 'records')},{' '}
      {plural(processed, 'record')}
    </Box>
  );
}
