/** Where in a shard to begin. */
export type Position =
  | { type: 'TRIM_HORIZON' | 'LATEST' }
  | { type: 'AT_TIMESTAMP'; atMs: number }
  | { type: 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER'; sequenceNumber: string };

/** Where one shard's reading begins. */
export interface ShardStart {
  shardId: string;
  position: Position;
}

/** A record of the stream, or a user record out of a KPL aggregate. */
export interface StreamRecord {
  shardId: string;
  sequenceNumber: string;
  /** Its place in the aggregate that the sequence number names, from 0; absent for a record of its own. */
  subSequenceNumber?: number;
  partitionKey: string;
  /** Known of user records alone: GetRecords does not tell it. */
  explicitHashKey?: string;
  /** Absent where the stream does not say. */
  arrivalMs: number | undefined;
  data: Uint8Array;
  /** Data and key, as Kinesis counts them. */
  bytes: number;
  encryptionType: string | undefined;
}

/** One answer of GetRecords. */
export interface RecordsPage {
  records: StreamRecord[];
  /** Absent at the end of a closed shard. */
  nextIterator: string | undefined;
  behindMs: number;
  /** Only at the end of a closed shard: where it goes on. */
  childShardIds: string[];
}

/** What reading needs of the world. */
export interface StreamReads {
  getIterator(shardId: string, position: Position, signal: AbortSignal): Promise<string>;
  getRecords(
    shardId: string,
    iterator: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<RecordsPage>;
  nowMs(): number;
  /** The stream's own time: the simulator's may be another than this machine's. */
  streamNowMs(): number;
  /** Rejects with the signal's reason when that comes first. Lets others run even for 0. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
