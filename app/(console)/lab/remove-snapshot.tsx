'use client';

import { deleteSnapshot } from './actions.ts';
import { snapshotCall } from './lab-actions.ts';
import { useLabAction } from './use-lab-action.ts';
import { LabCode } from '../lab-code.tsx';
import { ConfirmDialog } from '#components/layout/confirm-dialog.tsx';
import type { Snapshot } from '#lib/lab-client/snapshot-types.ts';

interface RemoveSnapshotProps {
  snapshot: Snapshot;
  onClose: () => void;
}

export function RemoveSnapshot({ snapshot: { SnapshotName = '' }, onClose }: RemoveSnapshotProps) {
  const { run, failure, isPending } = useLabAction();
  return (
    <ConfirmDialog
      header={`Delete ${SnapshotName}?`}
      confirm="Delete"
      confirmProps={{ onClick: () => run(() => deleteSnapshot(SnapshotName), onClose) }}
      isPending={isPending}
      failure={failure}
      failureTitle="It was not deleted"
      onCancel={onClose}
    >
      <span>The file goes; streams stay as they are.</span>
      <LabCode
        actions={[{ label: 'Delete', call: snapshotCall('DeleteSnapshot', SnapshotName) }]}
      />
    </ConfirmDialog>
  );
}
