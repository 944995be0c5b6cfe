import type { Checkpoint } from '#lib/consumer-group/lease.ts';
import type { UserRecords } from '#lib/consumer-group/user-records.ts';
import type { GroupShard } from '#lib/consumer-group/sync-leases.ts';

/** What the group looks at of a record. */
export interface GroupRecord extends UserRecords {
  readonly sequenceNumber: string;
  /** Absent where the stream does not say. */
  readonly arrivalMs: number | undefined;
  /** Data and key. */
  readonly bytes: number;
}

/** One answer of GetRecords. */
interface GroupPage {
  readonly records: readonly GroupRecord[];
  /** Absent at the end of a closed shard. */
  readonly nextIterator: string | undefined;
  readonly behindMs: number;
}

export type StartPosition = Exclude<Checkpoint, { type: 'SHARD_END' }>;

/** What a group needs of the world: the stream, time and chance. Calls fail with AWS's own errors. */
export interface GroupWorld {
  nowMs(): number;
  random(): number;
  listShards(): Promise<readonly GroupShard[]>;
  getIterator(shardId: string, position: StartPosition): Promise<string>;
  getRecords(shardId: string, iterator: string, limit: number): Promise<GroupPage>;
}
