export type SnapshotStatus =
  | 'CREATING'
  | 'UPLOADING'
  | 'CHECKING'
  | 'READY'
  | 'RESTORING'
  | 'FAILED';

/** How far what is being done to a snapshot has come. Bytes are those of its file. */
interface SnapshotProgress {
  RecordsDone: number | undefined;
  /** Missing until it is known. */
  RecordsTotal?: number | undefined;
  BytesDone: number | undefined;
  /** Missing while the file is being written. */
  BytesTotal?: number | undefined;
}

/** All that an account had in a region at one moment, as one file. */
export interface Snapshot {
  SnapshotName: string | undefined;
  Status: SnapshotStatus | undefined;
  /** Why it is FAILED, or why the last restore of one that is READY was given up. */
  StatusReason?: string | undefined;
  /** While something is being done to it. */
  Progress?: SnapshotProgress | undefined;
  /** Of the file, once there is one. */
  SizeBytes?: number | undefined;
  /** The simulated moment. Like what follows, missing until it is known. */
  TakenAt?: Date | undefined;
  /** Where it was taken. */
  AccountId?: string | undefined;
  Region?: string | undefined;
  StreamCount?: number | undefined;
  ShardCount?: number | undefined;
  RecordCount?: number | undefined;
  /** When this engine, since it was started, last restored it. */
  RestoredAt?: Date | undefined;
}

/**
 * Starts to write all that the caller's account has in its region at this moment, and answers at once. Writers go on
 * meanwhile.
 */
export interface CreateSnapshotInput {
  /** Letters, digits, `_`, `.` and `-`, up to 64; the first is a letter or a digit. */
  SnapshotName: string | undefined;
}

export interface CreateSnapshotOutput {
  Snapshot: Snapshot | undefined;
}

export interface DescribeSnapshotInput {
  SnapshotName: string | undefined;
}

export interface DescribeSnapshotOutput extends CreateSnapshotOutput {}

/** By name, those of the caller's account and region. */
export interface ListSnapshotsInput {
  /** From 1 to 100, which is also what it is when left out. */
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface ListSnapshotsOutput {
  Snapshots: Snapshot[] | undefined;
  /** Missing on the last page. */
  NextToken?: string | undefined;
}

/**
 * Starts to check a snapshot whole and then to put it in the place of all streams, records, consumers, channels, limit
 * and account settings that the caller's account has in its region; answers at once. Metrics, faults, the clock and the
 * lifecycle stay.
 */
export interface RestoreSnapshotInput {
  SnapshotName: string | undefined;
}

export interface RestoreSnapshotOutput extends CreateSnapshotOutput {}

export interface DeleteSnapshotInput {
  SnapshotName: string | undefined;
}

export interface DeleteSnapshotOutput {}

/** Asks for a part of a snapshot's file. */
export interface GetSnapshotPartInput {
  SnapshotName: string | undefined;
  /** Of the part's first byte. */
  Offset: number | undefined;
  /** Up to 4 MiB; 1 MiB when left out. */
  MostBytes?: number | undefined;
}

export interface GetSnapshotPartOutput {
  Data: Uint8Array | undefined;
  TotalBytes: number | undefined;
  /** Missing behind the last part. */
  NextOffset?: number | undefined;
}

/**
 * Brings a part of a snapshot's file, each behind the one before it. The first one, at 0, begins the file anew. With the
 * last one the snapshot is checked whole: it is READY or FAILED then.
 */
export interface PutSnapshotPartInput {
  SnapshotName: string | undefined;
  Offset: number | undefined;
  /** From 1 byte to 4 MiB. */
  Data: Uint8Array | undefined;
  /** Of the whole file. */
  TotalBytes: number | undefined;
}

export interface PutSnapshotPartOutput {
  /** Where the next part begins. */
  NextOffset: number | undefined;
}

/** The operations on snapshots. */
export interface SnapshotOperations {
  CreateSnapshot: { input: CreateSnapshotInput; output: CreateSnapshotOutput };
  DeleteSnapshot: { input: DeleteSnapshotInput; output: DeleteSnapshotOutput };
  DescribeSnapshot: { input: DescribeSnapshotInput; output: DescribeSnapshotOutput };
  GetSnapshotPart: { input: GetSnapshotPartInput; output: GetSnapshotPartOutput };
  ListSnapshots: { input: ListSnapshotsInput; output: ListSnapshotsOutput };
  PutSnapshotPart: { input: PutSnapshotPartInput; output: PutSnapshotPartOutput };
  RestoreSnapshot: { input: RestoreSnapshotInput; output: RestoreSnapshotOutput };
}
