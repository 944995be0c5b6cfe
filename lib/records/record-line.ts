import type { DataDecoder, Decoded } from '#lib/records/decode/decode-data.ts';
import { textOf } from '#lib/records/decode/plain-text.ts';
import { type JsonPath, pathsIn, valueAt } from '#lib/records/json-path.ts';
import type { RecordPlace } from '#lib/records/record-query.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';

/** A record as a list shows it: small, whatever its size. */
export interface RecordLine extends RecordPlace {
  partitionKey: string;
  arrivalMs?: number;
  /** Data and key. */
  bytes: number;
  /** What the data is, from the outside in: `gzip → JSON`. */
  format: string;
  /** The beginning of the data on one line. */
  preview: string;
  /** A text a wanted column; empty where the record has nothing there. */
  columns: string[];
}

const previewCharacters = 240;
const columnCharacters = 200;
/** Larger records are not looked into for a list: ten mebibytes of JSON take a tenth of a second. */
const mostLookedIntoBytes = 1_048_576;

export function recordLine(
  record: StreamRecord,
  decode: DataDecoder,
  columns: readonly JsonPath[],
): RecordLine {
  const { shardId, sequenceNumber, subSequenceNumber, partitionKey, arrivalMs, bytes, data } =
    record;
  const isLarge = data.byteLength > mostLookedIntoBytes;
  const decoded = isLarge ? undefined : decode(data);
  const value = decoded && columns.length > 0 ? valueOf(decoded) : undefined;
  return {
    shardId,
    sequenceNumber,
    ...(subSequenceNumber !== undefined && { subSequenceNumber }),
    partitionKey,
    ...(arrivalMs !== undefined && { arrivalMs }),
    bytes,
    format: decoded ? decoded.layers.join(' → ') : 'large',
    preview: decoded ? previewOf(decoded) : headOf(data),
    columns: columns.map((path) => columnText(valueAt(value, path))),
  };
}

/** The paths that a person may want as columns. */
export const columnPaths = (record: StreamRecord, decode: DataDecoder): string[] =>
  record.data.byteLength > mostLookedIntoBytes ? [] : pathsIn(valueOf(decode(record.data)));

function valueOf({ kind, text }: Decoded): unknown {
  if (kind !== 'json') return undefined;
  const value: unknown = JSON.parse(text);
  return value;
}

const previewOf = ({ kind, text, bytes }: Decoded): string =>
  kind === 'binary' ? hexOf(bytes) : onOneLine(text);

/** Four bytes are the longest character, so a cut through one spoils no more than that. */
function headOf(data: Uint8Array): string {
  for (let cut = 0; cut < 4; cut++) {
    const text = textOf(data.subarray(0, previewCharacters - cut));
    if (text !== undefined) return onOneLine(text);
  }
  return hexOf(data);
}

const onOneLine = (text: string): string =>
  text
    .slice(0, 2 * previewCharacters)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, previewCharacters);

const hexOf = (bytes: Uint8Array): string =>
  (Buffer.from(bytes.subarray(0, 48)).toString('hex').match(/../g) ?? []).join(' ');

function columnText(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.slice(0, columnCharacters);
}
