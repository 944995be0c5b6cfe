import {
  blob,
  list,
  number,
  operation,
  structure,
  text,
  timestamp,
} from '#lib/lab-client/schema-parts.ts';

const progress = structure(
  'SnapshotProgress',
  { RecordsDone: number, BytesDone: number, RecordsTotal: number, BytesTotal: number },
  2,
);
const snapshot = structure(
  'Snapshot',
  {
    SnapshotName: text,
    Status: text,
    StatusReason: text,
    Progress: () => progress,
    SizeBytes: number,
    TakenAt: timestamp,
    AccountId: text,
    Region: text,
    StreamCount: number,
    ShardCount: number,
    RecordCount: number,
    RestoredAt: timestamp,
  },
  2,
);
const snapshots = list('SnapshotList', snapshot);

const named = (name: string) => structure(name, { SnapshotName: text }, 1);
const described = (name: string) => structure(name, { Snapshot: () => snapshot }, 1);

/** The schemas of the operations on snapshots. */
export const snapshotSchemas = {
  CreateSnapshot: operation(
    'CreateSnapshot',
    named('CreateSnapshotInput'),
    described('CreateSnapshotOutput'),
  ),
  DeleteSnapshot: operation(
    'DeleteSnapshot',
    named('DeleteSnapshotInput'),
    structure('DeleteSnapshotOutput'),
  ),
  DescribeSnapshot: operation(
    'DescribeSnapshot',
    named('DescribeSnapshotInput'),
    described('DescribeSnapshotOutput'),
  ),
  GetSnapshotPart: operation(
    'GetSnapshotPart',
    structure('GetSnapshotPartInput', { SnapshotName: text, Offset: number, MostBytes: number }, 2),
    structure('GetSnapshotPartOutput', { Data: blob, TotalBytes: number, NextOffset: number }, 2),
  ),
  ListSnapshots: operation(
    'ListSnapshots',
    structure('ListSnapshotsInput', { MaxResults: number, NextToken: text }),
    structure('ListSnapshotsOutput', { Snapshots: () => snapshots, NextToken: text }, 1),
  ),
  PutSnapshotPart: operation(
    'PutSnapshotPart',
    structure(
      'PutSnapshotPartInput',
      { SnapshotName: text, Offset: number, Data: blob, TotalBytes: number },
      4,
    ),
    structure('PutSnapshotPartOutput', { NextOffset: number }, 1),
  ),
  RestoreSnapshot: operation(
    'RestoreSnapshot',
    named('RestoreSnapshotInput'),
    described('RestoreSnapshotOutput'),
  ),
};
