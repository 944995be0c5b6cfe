import { writeBase64 } from '../base64.ts';

/**
 * One record on disk and in memory, little-endian:
 * u32 frame bytes · u32 log id · u48 position · u48 arrival ms · u16 key bytes · u16 mark · key · data.
 */
export const headerBytes = 24;

/** A record as it is read back. `data` is a view: copy it to keep it. */
export interface LogRecord {
  /** Strictly rising within its log, never reused. */
  position: number;
  /** Never falls within its log. */
  timeMs: number;
  partitionKey: string;
  data: Buffer;
  /** What `append` was given: up to 16 bits that mean something to the caller. */
  mark: number;
}

const wordSpan = 2 ** 32;

/** Where a frame goes: a buffer, its view, and the first byte. */
interface Place {
  buffer: Buffer;
  view: DataView;
  at: number;
}

/**
 * Writes a record and returns its end; -1 where `data` is text that is not base64.
 * The buffer must have room for `headerBytes`, the key and the data.
 */
export function writeFrame(
  { buffer, view, at }: Place,
  logId: number,
  position: number,
  timeMs: number,
  partitionKey: string,
  data: Uint8Array | string,
  mark: number,
): number {
  const keyStart = at + headerBytes;
  const keyBytes = writeKey(buffer, keyStart, partitionKey);
  const dataStart = keyStart + keyBytes;
  let dataBytes = data.length;
  if (typeof data === 'string') dataBytes = writeBase64(buffer, dataStart, data);
  else buffer.set(data, dataStart);
  if (dataBytes < 0) return -1;
  const end = dataStart + dataBytes;
  view.setUint32(at, end - at, true);
  view.setUint32(at + 4, logId, true);
  // What does not fit is cut off, which is to say modulo 2^32; doing it here calls into the library.
  view.setUint32(at + 8, position, true);
  view.setUint16(at + 12, position / wordSpan, true);
  view.setUint32(at + 14, timeMs, true);
  view.setUint16(at + 18, timeMs / wordSpan, true);
  view.setUint16(at + 20, keyBytes, true);
  view.setUint16(at + 22, mark, true);
  return end;
}

const longestPlainKey = 64;
const longestAscii = 0x7f;

/** UTF-8; short ASCII, as keys mostly are, without the call into the encoder. */
function writeKey(buffer: Buffer, at: number, key: string): number {
  const { length } = key;
  if (length > longestPlainKey) return buffer.write(key, at, 'utf8');
  for (let index = 0; index < length; index++) {
    const code = key.charCodeAt(index);
    if (code > longestAscii) return buffer.write(key, at, 'utf8');
    buffer[at + index] = code;
  }
  return length;
}

export const frameBytes = (buffer: Buffer, at: number): number => buffer.readUInt32LE(at);
export const frameLogId = (buffer: Buffer, at: number): number => buffer.readUInt32LE(at + 4);
export const framePosition = (buffer: Buffer, at: number): number =>
  buffer.readUInt32LE(at + 8) + buffer.readUInt16LE(at + 12) * wordSpan;
export const frameTimeMs = (buffer: Buffer, at: number): number =>
  buffer.readUInt32LE(at + 14) + buffer.readUInt16LE(at + 18) * wordSpan;

export function readFrame(buffer: Buffer, at: number): LogRecord {
  const dataStart = at + headerBytes + buffer.readUInt16LE(at + 20);
  return {
    position: framePosition(buffer, at),
    timeMs: frameTimeMs(buffer, at),
    partitionKey: buffer.toString('utf8', at + headerBytes, dataStart),
    data: buffer.subarray(dataStart, at + frameBytes(buffer, at)),
    mark: buffer.readUInt16LE(at + 22),
  };
}
