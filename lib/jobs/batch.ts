import { putRecordsMaxRecords, recordMaxBytes } from '#lib/kinesis/limits.ts';

/** A record on its way, with what became of it so far. */
export interface Entry {
  readonly partitionKey: string;
  readonly data: Uint8Array;
  /** Data and partition key, as Kinesis counts them. */
  readonly bytes: number;
  readonly madeMs: number;
  /** Submissions so far. */
  attempts: number;
  /** Not to be submitted before. */
  dueMs: number;
  /** An earlier submission got no answer: the stream may hold it already. */
  isUncertain: boolean;
}

/** What every endpoint takes: AWS allowed 5 MiB until 2025, and compatible endpoints still do. */
export const batchMaxBytes = 5 * 1_048_576;

const encoder = new TextEncoder();

export function createEntry(partitionKey: string, data: Uint8Array, nowMs: number): Entry {
  const bytes = data.byteLength + encoder.encode(partitionKey).byteLength;
  if (bytes > recordMaxBytes)
    throw new RangeError(
      `A record has ${bytes} bytes with its key; a stream takes ${recordMaxBytes}.`,
    );
  const fresh = { attempts: 0, dueMs: nowMs, isUncertain: false };
  return { partitionKey, data, bytes, madeMs: nowMs, ...fresh };
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
