import { putRecordsMaxRecords, recordMaxBytes } from '#lib/kinesis/limits.ts';

/** A Kinesis record on its way, with what became of it so far. */
export interface Entry {
  readonly partitionKey: string;
  /** Set for an aggregate, whose partition key says nothing of where it goes. */
  readonly explicitHashKey?: string;
  readonly data: Uint8Array;
  /** Data and partition key, as Kinesis counts them. */
  readonly bytes: number;
  /** Records of the program in it: 1, or those of an aggregate. */
  readonly records: number;
  readonly madeMs: number;
  /** What its data were before they were encrypted or packed: the first record's, for the sample. */
  readonly clear: Uint8Array;
  /** The shard that its hash key belongs to, where the sender keeps to the limits of shards. */
  readonly shardId?: string;
  /** It has been taken by the stream or given up. Called once. */
  readonly onDone?: () => void;
  /** Submissions so far. */
  attempts: number;
  /** How often the stream took it. */
  taken: number;
  /** Not to be submitted before. */
  dueMs: number;
  /** An earlier submission got no answer: the stream may hold it already. */
  isUncertain: boolean;
}

/** What every endpoint takes: AWS allowed 5 MiB until 2025, and compatible endpoints still do. */
export const batchMaxBytes = 5 * 1_048_576;

export function createEntry(
  partitionKey: string,
  data: Uint8Array,
  nowMs: number,
  more: Partial<Pick<Entry, 'clear' | 'records' | 'explicitHashKey' | 'shardId' | 'onDone'>> = {},
): Entry {
  const bytes = data.byteLength + Buffer.byteLength(partitionKey);
  if (bytes > recordMaxBytes)
    throw new RangeError(
      `A record has ${bytes} bytes with its key; a stream takes ${recordMaxBytes}.`,
    );
  const fresh = { attempts: 0, taken: 0, dueMs: nowMs, isUncertain: false };
  return { partitionKey, data, bytes, madeMs: nowMs, records: 1, clear: data, ...more, ...fresh };
}

/** One PutRecords call's worth of records. */
export interface Batch {
  readonly entries: Entry[];
  /** Adds it if it fits; `false` when it must go into another batch. */
  add(entry: Entry): boolean;
  readonly room: number;
}

export function createBatch(): Batch {
  const entries: Entry[] = [];
  let bytes = 0;
  return {
    entries,
    add(entry) {
      if (entries.length >= putRecordsMaxRecords || bytes + entry.bytes > batchMaxBytes)
        return false;
      entries.push(entry);
      bytes += entry.bytes;
      return true;
    },
    get room() {
      return putRecordsMaxRecords - entries.length;
    },
  };
}
