import type { LabContext } from '#engine/lab/context.ts';
import { describeState } from '#engine/lab/snapshots/snapshot-state.ts';
import type {
  DescribeSnapshotInput,
  DescribeSnapshotOutput,
} from '#lib/lab-client/snapshot-types.ts';

export const describeSnapshot = async (
  { caller, snapshots }: LabContext,
  { SnapshotName = '' }: DescribeSnapshotInput,
): Promise<DescribeSnapshotOutput> => ({
  Snapshot: describeState(await snapshots.find(caller, SnapshotName)),
});
