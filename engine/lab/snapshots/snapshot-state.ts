import type { SnapshotHead } from '#engine/core/snapshot/format.ts';
import type { Snapshot, SnapshotStatus } from '#lib/lab-client/snapshot-types.ts';

/** A snapshot as far as it has come. */
export interface SnapshotState {
  readonly name: string;
  status: SnapshotStatus;
  reason?: string | undefined;
  head?: SnapshotHead | undefined;
  sizeBytes?: number | undefined;
  restoredAtMs?: number | undefined;
  /** Of what is being done to it. */
  work?: Work | undefined;
}

interface Work {
  records: number;
  /** Of the file. */
  bytes(): number;
  /** Not known while it is being written. */
  bytesTotal?: number | undefined;
}

export function describeState(state: SnapshotState): Snapshot {
  const { head, work, restoredAtMs } = state;
  return {
    SnapshotName: state.name,
    Status: state.status,
    StatusReason: state.reason,
    Progress: work && {
      RecordsDone: work.records,
      RecordsTotal: head?.records,
      BytesDone: work.bytes(),
      BytesTotal: work.bytesTotal,
    },
    SizeBytes: state.sizeBytes,
    TakenAt: head && new Date(head.takenAtMs),
    AccountId: head?.accountId,
    Region: head?.region,
    StreamCount: head?.streams,
    ShardCount: head?.shards,
    RecordCount: head?.records,
    RestoredAt: restoredAtMs === undefined ? undefined : new Date(restoredAtMs),
  };
}
