import type { LabContext } from '#engine/lab/context.ts';
import type { DeleteSnapshotInput, DeleteSnapshotOutput } from '#lib/lab-client/snapshot-types.ts';

export async function deleteSnapshot(
  { caller, snapshots }: LabContext,
  { SnapshotName = '' }: DeleteSnapshotInput,
): Promise<DeleteSnapshotOutput> {
  await snapshots.remove(caller, SnapshotName);
  return {};
}
