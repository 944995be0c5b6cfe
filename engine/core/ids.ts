import { randomBytes, randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(16 * 256);
let used = pool.length;
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A version 4 UUID, as AWS puts into `x-amzn-RequestId`. Random bytes are drawn in bulk: every request needs one. */
export function requestId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const start = used;
  used += 16;
  pool[start + 6] = (pool.readUInt8(start + 6) & 0x0f) | 0x40;
  pool[start + 8] = (pool.readUInt8(start + 8) & 0x3f) | 0x80;
  let id = '';
  for (let index = 0; index < 16; index++) {
    if (index === 4 || index === 6 || index === 8 || index === 10) id += '-';
    id += hex[pool.readUInt8(start + index)];
  }
  return id;
}

/** The opaque `x-amz-id-2` of Kinesis and Firehose: 72 random bytes in base64. */
export const extendedRequestId = (): string => randomBytes(72).toString('base64');
