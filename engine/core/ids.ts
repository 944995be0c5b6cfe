import { randomFillSync } from 'node:crypto';

/** Random bytes drawn in bulk, because every request needs some and each draw is a call into the system. */
function createPool(sizeOfEach: number) {
  const pool = Buffer.alloc(sizeOfEach * 256);
  let used = pool.length;
  /** Where the next fresh bytes begin. */
  const next = (): number => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += sizeOfEach;
    return used - sizeOfEach;
  };
  return { pool, next };
}

const uuidBytes = 16;
const uuids = createPool(uuidBytes);

/** A version 4 UUID, as AWS puts into `x-amzn-RequestId`. */
export function requestId(): string {
  const { pool } = uuids;
  const start = uuids.next();
  pool[start + 6] = (pool.readUInt8(start + 6) & 0x0f) | 0x40;
  pool[start + 8] = (pool.readUInt8(start + 8) & 0x3f) | 0x80;
  const hex = pool.toString('hex', start, start + uuidBytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const extendedBytes = 72;
const extendedIds = createPool(extendedBytes);

/** The opaque `x-amz-id-2` of Kinesis and Firehose: 72 random bytes in base64. */
export function extendedRequestId(): string {
  const start = extendedIds.next();
  return extendedIds.pool.toString('base64', start, start + extendedBytes);
}
