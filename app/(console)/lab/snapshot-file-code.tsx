'use client';

import { downloadSheet } from './snapshot-sheet.ts';
import { useCodePlace } from '../use-code-place.ts';
import { ShowActionsAsCode } from '#components/code/show-actions-as-code.tsx';
import type { Snapshot } from '#lib/lab-client/snapshot-types.ts';

/** The download of each snapshot that is ready. */
export function SnapshotFileCode({ snapshots }: { snapshots: readonly Snapshot[] }) {
  const place = useCodePlace();
  const ready = snapshots.filter(({ Status }) => Status === 'READY');
  return (
    <ShowActionsAsCode
      subject="download"
      actions={ready.map(({ SnapshotName = '' }) => ({
        label: `Download ${SnapshotName}`,
        write: () => downloadSheet(SnapshotName, place),
      }))}
    />
  );
}
