import { createHash } from 'node:crypto';
import fc from 'fast-check';
import protobuf from 'protobufjs';
import { describe, expect, test } from 'vitest';
import { readAggregate, unfoldAggregate } from '#lib/records/decode/kpl-aggregate.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';

const schema = `syntax = "proto2";
  message AggregatedRecord { repeated string partition_key_table = 1; repeated string explicit_hash_key_table = 2; repeated Record records = 3; }
  message Tag { required string key = 1; optional string value = 2; }
  message Record { required uint64 partition_key_index = 1; optional uint64 explicit_hash_key_index = 2; required bytes data = 3; repeated Tag tags = 4; }`;
const type = protobuf.parse(schema, { keepCase: true }).root.lookupType('AggregatedRecord');

interface UserRecord {
  key: string;
  data: Uint8Array;
}

function aggregateOf(records: readonly UserRecord[]): Buffer {
  const keys = [...new Set(records.map(({ key }) => key))];
  const message = type
    .encode({
      partition_key_table: keys,
      explicit_hash_key_table: ['170141183460469231731687303715884105728'],
      records: records.map(({ key, data }) => ({
        partition_key_index: keys.indexOf(key),
        explicit_hash_key_index: 0,
        data,
        tags: [{ key: 't', value: 'v' }],
      })),
    })
    .finish();
  const digest = createHash('md5').update(message).digest();
  return Buffer.concat([Buffer.from('f3899ac2', 'hex'), message, digest]);
}

const recordOf = (data: Uint8Array): StreamRecord => ({
  shardId: 'shardId-000000000000',
  sequenceNumber: '49',
  partitionKey: 'a',
  arrivalMs: 1,
  data,
  bytes: data.byteLength + 1,
  encryptionType: undefined,
});

const userRecords = fc.array(
  fc.record({ key: fc.string({ minLength: 1 }), data: fc.uint8Array({ maxLength: 300 }) }),
  { minLength: 1, maxLength: 40 },
);

describe('an aggregate', () => {
  test('unfolds into the user records that went into it, numbered from 0', () => {
    fc.assert(
      fc.property(userRecords, (records) => {
        const unfolded = unfoldAggregate(recordOf(aggregateOf(records))) ?? [];
        expect(
          unfolded.map(({ partitionKey, data, subSequenceNumber, explicitHashKey }) => ({
            key: partitionKey,
            data: Buffer.from(data).toString('hex'),
            subSequenceNumber,
            explicitHashKey,
          })),
        ).toEqual(
          records.map(({ key, data }, index) => ({
            key,
            data: Buffer.from(data).toString('hex'),
            subSequenceNumber: index,
            explicitHashKey: '170141183460469231731687303715884105728',
          })),
        );
      }),
    );
  });

  test('with any one byte changed is one plain record', () => {
    const whole = aggregateOf([{ key: 'k', data: Buffer.from('data') }]);
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(unfoldAggregate(recordOf(damaged))).toBeUndefined();
    }
  });

  test('whose digest fits a message that is none says so', () => {
    const message = Buffer.from([0xff, 0xff, 0xff]);
    const digest = createHash('md5').update(message).digest();
    const data = Buffer.concat([Buffer.from('f3899ac2', 'hex'), message, digest]);
    expect(readAggregate(data)).toEqual({ ok: false, reason: 'message' });
  });
});
