import { createHash } from 'node:crypto';
import { aggregateMaxBytes } from '#lib/jobs/aggregate-limits.ts';

/** One record of a program, on its way into an aggregate. */
interface UserRecord {
  partitionKey: string;
  data: Uint8Array;
}

/** https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md */
const magic = Buffer.from('f3899ac2', 'hex');
const digestBytes = 16;

/** The hash key of a partition key, as PutRecords takes an explicit one: a decimal. */
export const explicitHashKeyOf = (partitionKey: string): string =>
  BigInt(`0x${createHash('md5').update(partitionKey).digest('hex')}`).toString();

const tags = { keyTable: 0x0a, record: 0x1a, keyIndex: 0x08, data: 0x1a };

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 0x80);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}

const field = (tag: number, bytes: Uint8Array): Buffer[] => [
  Buffer.from([tag]),
  varint(bytes.byteLength),
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
];

function recordMessage(keyIndex: number, data: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tags.keyIndex]), varint(keyIndex), ...field(tags.data, data)]);
}

/** Collects user records of one shard until they make one Kinesis record. */
export interface Aggregate {
  readonly count: number;
  /** Of the aggregate as it would be sent. */
  readonly bytes: number;
  /** `false` when it must go into the next: only an empty aggregate takes a record of any size. */
  add(record: UserRecord): boolean;
  /** Magic, message, and the MD5 of the message. */
  finish(): Uint8Array;
}

export function createAggregate(): Aggregate {
  const keyIndexes = new Map<string, number>();
  const keys: Buffer[] = [];
  const records: Buffer[] = [];
  let bytes = magic.length + digestBytes;
  let count = 0;
  return {
    get count() {
      return count;
    },
    get bytes() {
      return bytes;
    },
    add({ partitionKey, data }) {
      const index = keyIndexes.get(partitionKey) ?? keyIndexes.size;
      const key = keyIndexes.has(partitionKey)
        ? Buffer.alloc(0)
        : Buffer.concat(field(tags.keyTable, Buffer.from(partitionKey)));
      const record = Buffer.concat(field(tags.record, recordMessage(index, data)));
      const more = key.length + record.length;
      if (count > 0 && bytes + more > aggregateMaxBytes) return false;
      keyIndexes.set(partitionKey, index);
      keys.push(key);
      records.push(record);
      bytes += more;
      count += 1;
      return true;
    },
    finish() {
      const message = Buffer.concat([...keys, ...records]);
      return Buffer.concat([magic, message, createHash('md5').update(message).digest()]);
    },
  };
}
