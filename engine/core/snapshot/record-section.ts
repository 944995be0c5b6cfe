import {
  frameBytes,
  frameLogId,
  headerBytes,
  type LogRecord,
  readFrame,
  writeFrame,
} from '../record-log/frame.ts';
import { BrokenSnapshotError, type Section } from './format.ts';

/** Of a record: the data at their largest, and 256 characters of key at four bytes each. */
const mostDataBytes = 10 * 1024 * 1024;
const mostKeyBytes = 1024;

const ordinalBytes = 4;

/** Of records in one section, unless one alone is larger: so much is in memory at a time. */
export const sectionBytes = 1024 * 1024;

/** Copies records of one shard, as a part of a section's content. */
export function packRecords(shardIndex: number, records: readonly LogRecord[]): Buffer {
  const bytes = records.reduce(
    (sum, { partitionKey, data }) =>
      sum + headerBytes + Buffer.byteLength(partitionKey) + data.length,
    0,
  );
  const buffer = Buffer.allocUnsafeSlow(bytes);
  const view = new DataView(buffer.buffer, buffer.byteOffset, bytes);
  let at = 0;
  for (const { position, timeMs, partitionKey, data, mark } of records)
    at = writeFrame({ buffer, view, at }, shardIndex, position, timeMs, partitionKey, data, mark);
  return buffer;
}

/** A section's content, of packed records of one stream: the one that is the `ordinal`th among the rows, from 0. */
export function recordSection(ordinal: number, packed: readonly Buffer[]): Buffer {
  const start = Buffer.alloc(ordinalBytes);
  start.writeUInt32LE(ordinal);
  return Buffer.concat([start, ...packed]);
}

interface SectionRecord extends LogRecord {
  shardIndex: number;
}

/** The records of a section, as views of it. @throws BrokenSnapshotError where they do not fit into it */
export function unpackRecords({ content }: Section): { ordinal: number; records: SectionRecord[] } {
  if (content.length < ordinalBytes)
    throw new BrokenSnapshotError('A section of records is empty.');
  const records: SectionRecord[] = [];
  for (let at = ordinalBytes; at < content.length; at += frameBytes(content, at)) {
    const room = content.length - at;
    if (room < headerBytes || frameBytes(content, at) > room)
      throw new BrokenSnapshotError('A record is longer than its section.');
    const keyBytes = content.readUInt16LE(at + headerBytes - 4);
    const dataBytes = frameBytes(content, at) - headerBytes - keyBytes;
    if (dataBytes < 0 || dataBytes > mostDataBytes || keyBytes > mostKeyBytes)
      throw new BrokenSnapshotError('A record is of no possible size.');
    records.push({ shardIndex: frameLogId(content, at), ...readFrame(content, at) });
  }
  if (records.length > 1 && content.length > sectionBytes + ordinalBytes)
    throw new BrokenSnapshotError('A section holds more records than any can.');
  return { ordinal: content.readUInt32LE(0), records };
}
