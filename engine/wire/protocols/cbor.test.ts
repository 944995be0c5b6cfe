import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as kinesis from '@aws-sdk/client-kinesis';
import { cbor, dateToTag, tag } from '@smithy/core/cbor';
import { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operationsOf, schemaValues } from '#engine/wire/testing/schema-values.ts';
import { createAwsJson } from './aws-json.ts';
import { createAwsCbor } from './cbor.ts';
import type { Protocol } from './protocol.ts';

const json = createAwsJson();
const awsCbor = createAwsCbor();

const decoded = (protocol: Protocol, schema: NormalizedSchema, body: string | Uint8Array) =>
  protocol.decode(schema, protocol.parse(Buffer.from(body)));

const through = (protocol: Protocol, schema: NormalizedSchema, value: unknown) =>
  decoded(protocol, schema, protocol.encode(schema, value));

describe.each([
  ['Kinesis', kinesis],
  ['CloudWatch', cloudwatch],
])('CBOR says of %s what JSON says', (_, sdk) => {
  it.each(operationsOf(sdk))('in $name', ({ input, output }) => {
    for (const schema of [input, output].filter((each) => !each.isUnitSchema()))
      fc.assert(
        fc.property(schemaValues(schema), (value) => {
          const inJson = through(json, schema, value);
          expect(through(awsCbor, schema, value)).toEqual(inJson);
        }),
        { numRuns: 40 },
      );
  });
});

const putRecord = NormalizedSchema.of(kinesis.PutRecordInput$);
const listShards = NormalizedSchema.of(kinesis.ListShardsInput$);
const timeMs = 1_700_000_000_123;

const complaintOf = (schema: NormalizedSchema, value: unknown): unknown => {
  try {
    return decoded(awsCbor, schema, cbor.serialize(value));
  } catch (error) {
    return error;
  }
};

describe('AWS CBOR', () => {
  it('has times of whole milliseconds under tag 1', () => {
    const time = new Date(timeMs);
    const sent = cbor.serialize({ StreamCreationTimestamp: tag({ tag: 1, value: timeMs }) });
    expect(decoded(awsCbor, listShards, sent)).toEqual({ StreamCreationTimestamp: time });
    const written = awsCbor.encode(listShards, { StreamCreationTimestamp: time });
    expect(Buffer.from(written)).toEqual(Buffer.from(sent));
  });

  it('has blobs of bytes', () => {
    const sent = cbor.serialize({ Data: Buffer.of(0, 255) });
    expect(decoded(awsCbor, putRecord, sent)).toEqual({ Data: Buffer.of(0, 255) });
    expect(Buffer.from(awsCbor.encode(putRecord, { Data: Buffer.of(0, 255) }))).toEqual(
      Buffer.from(sent),
    );
  });

  it('writes little after it wrote much', () => {
    for (const Data of [Buffer.alloc(5_000_000, 7), Buffer.of(1)]) {
      const written = Buffer.from(awsCbor.encode(putRecord, { Data }));
      expect(Buffer.compare(written, cbor.serialize({ Data }))).toBe(0);
    }
  });

  it('drops what is null or unknown', () => {
    const sent = { StreamName: null, PartitionKey: 'k', More: { At: dateToTag(new Date(0)) } };
    expect(decoded(awsCbor, putRecord, cbor.serialize(sent))).toEqual({ PartitionKey: 'k' });
  });

  it('says errors as maps', () => {
    const schema = NormalizedSchema.of(kinesis.ResourceNotFoundException$);
    const body = awsCbor.encodeError('ResourceNotFoundException', { message: 'gone' }, schema);
    const error = { __type: 'ResourceNotFoundException', message: 'gone' };
    expect(cbor.deserialize(Buffer.from(body))).toEqual(error);
    const bare = awsCbor.encodeError('ResourceNotFoundException', { message: 'gone' });
    expect(cbor.deserialize(Buffer.from(bare))).toEqual(error);
  });

  it('has nothing to say where an operation has no output', () => {
    expect(awsCbor.encode(NormalizedSchema.of('unit'), undefined)).toBe('');
  });

  it.each<[string, NormalizedSchema, unknown]>([
    ['a body that is a number', putRecord, 1],
    ['a body that is a tag', putRecord, dateToTag(new Date(0))],
    ['a body of bytes', putRecord, Buffer.of(1)],
    ['a body that is a list', putRecord, []],
    ['text for bytes', putRecord, { Data: 'aGk=' }],
    ['bytes for text', putRecord, { PartitionKey: Buffer.of(1) }],
    ['a time for text', putRecord, { PartitionKey: dateToTag(new Date(0)) }],
    ['a time without its tag', listShards, { StreamCreationTimestamp: timeMs }],
    ['a time of text', listShards, { StreamCreationTimestamp: tag({ tag: 1, value: '1' }) }],
    ['a time with another tag', listShards, { StreamCreationTimestamp: tag({ tag: 6, value: 1 }) }],
    ['a time that never was', listShards, { StreamCreationTimestamp: tag({ tag: 1, value: NaN }) }],
    [
      'a time beyond time',
      listShards,
      { StreamCreationTimestamp: tag({ tag: 1, value: 2 ** 60 }) },
    ],
    ['a number that is none', listShards, { MaxResults: NaN }],
    ['bytes for a structure', listShards, { ShardFilter: Buffer.of(1) }],
  ])('refuses %s', (_, schema, value) => {
    expect(complaintOf(schema, value)).toMatchObject({ name: 'SerializationException' });
  });
});
