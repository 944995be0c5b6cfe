import type { LabContext } from '#engine/lab/context.ts';
import { describeState } from '#engine/lab/snapshots/snapshot-state.ts';
import type {
  RestoreSnapshotInput,
  RestoreSnapshotOutput,
} from '#lib/lab-client/snapshot-types.ts';

/** Answers at once; what the account-region has is replaced when all of the snapshot is there. */
export const restoreSnapshot = async (
  { caller, snapshots }: LabContext,
  { SnapshotName = '' }: RestoreSnapshotInput,
): Promise<RestoreSnapshotOutput> => ({
  Snapshot: describeState(await snapshots.restore(caller, SnapshotName)),
});
