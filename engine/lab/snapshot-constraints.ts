import type { Constraint, Constraints } from '#engine/core/service.ts';
import { longestName, namePattern } from '#engine/lab/snapshots/snapshot-folder.ts';
import { mostPartBytes } from '#engine/lab/snapshots/snapshot-parts.ts';

const snapshotName: Constraint = {
  required: true,
  min: 1,
  max: longestName,
  pattern: namePattern,
};
const offset: Constraint = { required: true, min: 0, max: Number.MAX_SAFE_INTEGER };

/** Limits of the operations on snapshots. */
export const snapshotConstraints: Readonly<Record<string, Constraints>> = {
  CreateSnapshot: { SnapshotName: snapshotName },
  DeleteSnapshot: { SnapshotName: snapshotName },
  DescribeSnapshot: { SnapshotName: snapshotName },
  GetSnapshotPart: {
    SnapshotName: snapshotName,
    Offset: offset,
    MostBytes: { min: 1, max: mostPartBytes },
  },
  ListSnapshots: {
    MaxResults: { min: 1, max: 100 },
    NextToken: { min: 1, max: longestName, pattern: namePattern },
  },
  PutSnapshotPart: {
    SnapshotName: snapshotName,
    Offset: offset,
    Data: { required: true, min: 1, max: mostPartBytes },
    TotalBytes: { ...offset, min: 1 },
  },
  RestoreSnapshot: { SnapshotName: snapshotName },
};
