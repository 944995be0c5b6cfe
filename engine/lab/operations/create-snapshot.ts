import type { LabContext } from '#engine/lab/context.ts';
import { describeState } from '#engine/lab/snapshots/snapshot-state.ts';
import type { CreateSnapshotInput, CreateSnapshotOutput } from '#lib/lab-client/snapshot-types.ts';

/** Answers at once; the snapshot is CREATING until its file is whole. */
export const createSnapshot = (
  { caller, snapshots }: LabContext,
  { SnapshotName = '' }: CreateSnapshotInput,
): CreateSnapshotOutput => ({ Snapshot: describeState(snapshots.create(caller, SnapshotName)) });
