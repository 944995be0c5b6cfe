import { textOf } from '#lib/records/decode/plain-text.ts';
import { type JsonPath, valueAt } from '#lib/records/json-path.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';

/** What of a record stands in a file, by column; the data come beside it, in the format's own way. */
export const placeColumns = [
  'shard_id',
  'sequence_number',
  'sub_sequence_number',
  'partition_key',
  'explicit_hash_key',
  'arrival_time',
] as const;

/** The data as base64, where a format has no bytes. */
export const base64Column = 'data_base64';

type PlaceColumn = (typeof placeColumns)[number];

/** Null where a record has none. */
export const placeOf = (record: StreamRecord): Record<PlaceColumn, string | null> => ({
  shard_id: record.shardId,
  sequence_number: record.sequenceNumber,
  sub_sequence_number:
    record.subSequenceNumber === undefined ? null : String(record.subSequenceNumber),
  partition_key: record.partitionKey,
  explicit_hash_key: record.explicitHashKey ?? null,
  arrival_time: record.arrivalMs === undefined ? null : new Date(record.arrivalMs).toISOString(),
});

export const base64Of = (data: Uint8Array): string =>
  Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64');

/** A column of decoded data: what is at a path, as text. */
export interface DecodedColumn {
  name: string;
  path: JsonPath;
}

/** A text a column; null where the data is no JSON or has nothing there. */
export function decodedCells(text: string | undefined, columns: readonly DecodedColumn[]) {
  const value = columns.length === 0 ? undefined : jsonOf(text);
  return columns.map(({ path }) => cellOf(valueAt(value, path)));
}

/** The decoded text; undefined for what is binary. */
export type ReadText = (data: Uint8Array) => string | undefined;

export const plainText: ReadText = (data) => textOf(data);

export function jsonOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const cellOf = (value: unknown): string | null => {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};
