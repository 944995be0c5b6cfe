import type { LabContext } from '#engine/lab/context.ts';
import type {
  PutSnapshotPartInput,
  PutSnapshotPartOutput,
} from '#lib/lab-client/snapshot-types.ts';

export const putSnapshotPart = async (
  { caller, uploads }: LabContext,
  { SnapshotName = '', Offset = 0, Data = new Uint8Array(), TotalBytes = 0 }: PutSnapshotPartInput,
): Promise<PutSnapshotPartOutput> => ({
  NextOffset: await uploads.put(caller, {
    name: SnapshotName,
    offset: Offset,
    totalBytes: TotalBytes,
    data: Data,
  }),
});
