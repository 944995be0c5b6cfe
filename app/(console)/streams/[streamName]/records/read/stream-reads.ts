/** Where in a shard to begin. */
export type Position =
  | { type: 'TRIM_HORIZON' | 'LATEST' }
  | { type: 'AT_TIMESTAMP'; atMs: number }
  | { type: 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER'; sequenceNumber: string };

export interface StreamRecord {
  shardId: string;
  sequenceNumber: string;
  partitionKey: string;
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
  /** The stream's own time: the simulator's may be another than the browser's. */
  streamNowMs(): number;
  /** Rejects with the signal's reason when that comes first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
