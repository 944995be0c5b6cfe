'use client';

import { useQuery } from '@tanstack/react-query';
import { restoreSnapshot } from './actions.ts';
import { streamsThereQuery } from './queries.ts';
import { holdsText } from './snapshot-table.tsx';
import { snapshotCall } from './lab-actions.ts';
import { useLabAction } from './use-lab-action.ts';
import { LabCode } from '../lab-code.tsx';
import { ConfirmDialog } from '#components/layout/confirm-dialog.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { formatCount, plural } from '#lib/format/count.ts';
import type { Snapshot } from '#lib/lab-client/snapshot-types.ts';

interface RestoreSnapshotProps {
  snapshot: Snapshot;
  onClose: () => void;
}

const mostNamed = 5;

/** Says by what, and what of, is replaced. */
export function RestoreSnapshot({ snapshot, onClose }: RestoreSnapshotProps) {
  const there = useQuery(streamsThereQuery());
  const { run, failure, isPending } = useLabAction();
  const { SnapshotName = '' } = snapshot;
  return (
    <ConfirmDialog
      header={`Restore ${SnapshotName}?`}
      confirm="Replace all and restore"
      confirmProps={{ onClick: () => run(() => restoreSnapshot(SnapshotName), onClose) }}
      isPending={isPending}
      failure={failure}
      failureTitle="It was not restored"
      onCancel={onClose}
    >
      <QueryStates query={there} loading="Looking what is there now">
        {({ StreamNames = [], HasMoreStreams = false }) => (
          <span>
            <strong>
              {replacedText(StreamNames, HasMoreStreams)} with all records, consumers, limit and
              account settings go, and cannot be brought back
            </strong>
            . In their place comes what the snapshot holds: {holdsText(snapshot)}.
          </span>
        )}
      </QueryStates>
      <span>
        Metrics, faults and the clock stay. It is checked whole before anything is replaced. Take a
        snapshot first of what you want to keep.
      </span>
      <LabCode
        actions={[{ label: 'Restore', call: snapshotCall('RestoreSnapshot', SnapshotName) }]}
      />
    </ConfirmDialog>
  );
}

function replacedText(names: readonly string[], hasMore: boolean): string {
  if (names.length === 0) return 'No streams are there now; their settings';
  const named = names.slice(0, mostNamed).join(', ');
  const rest = names.length - mostNamed;
  const count = hasMore
    ? `More than ${formatCount(names.length)} streams`
    : plural(names.length, 'stream');
  return `${count} (${named}${rest > 0 ? ` and ${formatCount(rest)} more` : ''})`;
}
