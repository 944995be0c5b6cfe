import type { Connection } from '#lib/connections.ts';
import { connectionReads } from '#lib/records/connection-reads.ts';
import type { DecodeStep } from '#lib/records/decode/decode-data.ts';
import { isClosed } from '#lib/records/decode/envelope.ts';
import { type KeyRing, openKeyRing } from '#lib/records/decode/key-ring.ts';
import { unfoldAggregate } from '#lib/records/decode/kpl-aggregate.ts';
import { decoderOf } from '#lib/records/examine-records.ts';
import { readRecord } from '#lib/records/read-selection.ts';
import type { DecodeChoice, RecordPlace } from '#lib/records/record-query.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';

/** One record in full, as far as a page can take it. */
export interface RecordView extends RecordPlace {
  partitionKey: string;
  explicitHashKey?: string;
  arrivalMs?: number;
  encryptionType?: string;
  /** Data and key. */
  bytes: number;
  dataBytes: number;
  /** Of an aggregate, how many user records it holds. */
  userRecords?: number;
  kind: 'json' | 'text' | 'binary';
  layers: string[];
  steps: DecodeStep[];
  /** Why it could not be opened, where it was encrypted before it was sent. */
  closedBecause?: string;
  /** The beginning of the decoded text; `textLength` is all of it. */
  text: string;
  textLength: number;
  /** The beginning of the data as it is in the stream. */
  head: Uint8Array;
}

const mostTextCharacters = 256 * 1_024;
const mostHeadBytes = 64 * 1_024;

/** Null when the record is not there any more. Fails with AWS's errors, and for a schema that is none. */
export async function readRecordView(
  connection: Connection,
  streamName: string,
  place: RecordPlace,
  choice: DecodeChoice,
  signal: AbortSignal,
): Promise<RecordView | null> {
  const record = await readOne(connection, streamName, place, signal);
  return record ? viewRecord(record, choice, await openKeyRing()) : null;
}

/** The record itself; undefined when it is not there any more. */
export const readOne = (
  connection: Connection,
  streamName: string,
  place: RecordPlace,
  signal: AbortSignal,
): Promise<StreamRecord | undefined> =>
  readRecord(place, connectionReads(connection, streamName, Date.now()), signal);

/** A record as a page takes it. */
export function viewRecord(record: StreamRecord, choice: DecodeChoice, ring: KeyRing): RecordView {
  const { data, arrivalMs, encryptionType, ...rest } = record;
  const { kind, layers, steps, text } = decoderOf(choice, ring)(data);
  const unfolded = unfoldAggregate(record);
  const closed = steps.find(isClosed);
  return {
    ...rest,
    ...(arrivalMs !== undefined && { arrivalMs }),
    ...(encryptionType !== undefined && { encryptionType }),
    ...(unfolded && { userRecords: unfolded.length }),
    dataBytes: data.byteLength,
    kind,
    layers,
    steps,
    ...(closed && { closedBecause: closed.detail }),
    text: text.slice(0, mostTextCharacters),
    textLength: text.length,
    head: data.subarray(0, mostHeadBytes),
  };
}
