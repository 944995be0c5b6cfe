import { crc32 } from 'node:zlib';

/* https://smithy.io/2.0/aws/amazon-eventstream.html: lengths and checksums are big-endian. */

const stringType = 7;
const preludeBytes = 8;
const checksumBytes = 4;

/** The headers of a message, ready to be framed. All values are strings. */
export function encodeFrameHeaders(headers: Readonly<Record<string, string>>): Buffer {
  const parts = Object.entries(headers).flatMap(([name, value]) => {
    const nameLength = Buffer.from([Buffer.byteLength(name)]);
    const type = Buffer.from([stringType, 0, 0]);
    type.writeUInt16BE(Buffer.byteLength(value), 1);
    return [nameLength, Buffer.from(name), type, Buffer.from(value)];
  });
  return Buffer.concat(parts);
}

/** One message of an event stream: prelude, its checksum, headers, payload, checksum of it all. */
export function encodeFrame(headers: Buffer, payload: string | Uint8Array): Buffer {
  const payloadBytes = typeof payload === 'string' ? Buffer.byteLength(payload) : payload.length;
  const headersStart = preludeBytes + checksumBytes;
  const payloadStart = headersStart + headers.length;
  const end = payloadStart + payloadBytes;
  const frame = Buffer.allocUnsafe(end + checksumBytes);
  frame.writeUInt32BE(frame.length, 0);
  frame.writeUInt32BE(headers.length, 4);
  frame.writeUInt32BE(crc32(frame.subarray(0, preludeBytes)), preludeBytes);
  frame.set(headers, headersStart);
  if (typeof payload === 'string') frame.write(payload, payloadStart, 'utf8');
  else frame.set(payload, payloadStart);
  frame.writeUInt32BE(crc32(frame.subarray(0, end)), end);
  return frame;
}
