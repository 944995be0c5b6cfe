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

/**
 * Writes a record at `at` and returns its end. `data` is bytes or base64 text.
 * The buffer must have room for `headerBytes`, the key and the data.
 */
export function writeFrame(
  buffer: Buffer,
  at: number,
  logId: number,
  position: number,
  timeMs: number,
  partitionKey: string,
  data: Uint8Array | string,
  mark: number,
): number {
  const keyStart = at + headerBytes;
  const keyBytes = buffer.write(partitionKey, keyStart, 'utf8');
  const dataStart = keyStart + keyBytes;
  let dataBytes = data.length;
  if (typeof data === 'string') dataBytes = buffer.write(data, dataStart, 'base64');
  else buffer.set(data, dataStart);
  const end = dataStart + dataBytes;
  buffer.writeUInt32LE(end - at, at);
  buffer.writeUInt32LE(logId, at + 4);
  buffer.writeUInt32LE(position % wordSpan, at + 8);
  buffer.writeUInt16LE(Math.floor(position / wordSpan), at + 12);
  buffer.writeUInt32LE(timeMs % wordSpan, at + 14);
  buffer.writeUInt16LE(Math.floor(timeMs / wordSpan), at + 18);
  buffer.writeUInt16LE(keyBytes, at + 20);
  buffer.writeUInt16LE(mark, at + 22);
  return end;
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
