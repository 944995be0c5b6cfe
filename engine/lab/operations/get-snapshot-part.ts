import type { LabContext } from '#engine/lab/context.ts';
import { partBytesWhenNotSaid, readPart } from '#engine/lab/snapshots/snapshot-parts.ts';
import type {
  GetSnapshotPartInput,
  GetSnapshotPartOutput,
} from '#lib/lab-client/snapshot-types.ts';

export async function getSnapshotPart(
  { caller, snapshots }: LabContext,
  { SnapshotName = '', Offset = 0, MostBytes = partBytesWhenNotSaid }: GetSnapshotPartInput,
): Promise<GetSnapshotPartOutput> {
  const { data, totalBytes } = await readPart(snapshots, caller, {
    name: SnapshotName,
    offset: Offset,
    mostBytes: MostBytes,
  });
  const end = Offset + data.length;
  return {
    Data: data,
    TotalBytes: totalBytes,
    ...(end < totalBytes ? { NextOffset: end } : {}),
  };
}
