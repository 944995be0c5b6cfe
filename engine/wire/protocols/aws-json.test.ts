import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as kinesis from '@aws-sdk/client-kinesis';
import { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, it } from 'vitest';
import { createAwsJson } from './aws-json.ts';

const json = createAwsJson();
const putRecord = NormalizedSchema.of(kinesis.PutRecordInput$);
const createStream = NormalizedSchema.of(kinesis.CreateStreamInput$);
const listShards = NormalizedSchema.of(kinesis.ListShardsInput$);
const putMetricData = NormalizedSchema.of(cloudwatch.PutMetricDataInput$);

const read = (schema: NormalizedSchema, text: string): unknown =>
  json.decode(schema, json.parse(Buffer.from(text)));

const complaintOf = (schema: NormalizedSchema, text: string): string => {
  try {
    return `taken: ${JSON.stringify(read(schema, text))}`;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : '';
  }
};

describe('what AWS JSON refuses', () => {
  it.each([
    ['not JSON', 'hello'],
    ['half of it', '{"StreamName":'],
    ['a number', '5'],
    ['null', 'null'],
    ['a byte order mark', '\ufeff{}'],
    ['deep nesting', `{"StreamName":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    [
      'deep nesting in a member that nobody knows',
      `{"x":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`,
    ],
  ])('%s, without words', (_, text) => {
    expect(complaintOf(putRecord, text)).toBe('SerializationException: ');
  });

  it('bytes that are not UTF-8', () => {
    const bytes = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    expect(() => json.parse(bytes)).toThrow(
      expect.objectContaining({ name: 'SerializationException' }),
    );
    expect(json.parse(Buffer.from('{"a":"\ufffd"}'))).toEqual({ a: '\ufffd' });
  });

  const bigNumber = 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber';
  const list = 'Start of list found where not expected';
  const structure = 'Start of structure or map found where not expected.';
  it.each([
    [createStream, '[]', list],
    [createStream, '{"StreamName":1}', `${bigNumber} can not be converted to an String`],
    [
      createStream,
      '{"StreamName":true}',
      'class java.lang.Boolean can not be converted to an String',
    ],
    [createStream, '{"StreamName":[]}', list],
    [createStream, '{"StreamName":{}}', structure],
    [
      createStream,
      '{"ShardCount":"1"}',
      'class java.lang.String can not be converted to an Integer',
    ],
    [
      createStream,
      '{"ShardCount":true}',
      'class java.lang.Boolean can not be converted to an Integer',
    ],
    [createStream, '{"StreamModeDetails":"x"}', 'Expected null'],
    [createStream, '{"StreamModeDetails":[]}', list],
    [createStream, '{"Tags":"x"}', 'Expected map or null'],
    [createStream, '{"Tags":[]}', list],
    [createStream, '{"Tags":{"a":1}}', `${bigNumber} can not be converted to an String`],
    [
      listShards,
      '{"StreamCreationTimestamp":"2026-11-22"}',
      'class java.lang.String can not be converted to milliseconds since epoch',
    ],
    [listShards, '{"StreamCreationTimestamp":1e300}', ''],
    [listShards, '{"StreamCreationTimestamp":1e999}', ''],
    [NormalizedSchema.of(kinesis.PutRecordsInput$), '{"Records":"x"}', 'Expected list or null'],
    [NormalizedSchema.of(kinesis.PutRecordsInput$), '{"Records":{}}', structure],
    [NormalizedSchema.of(kinesis.PutRecordsInput$), '{"Records":["x"]}', 'Expected null'],
    [NormalizedSchema.of(kinesis.UpdateStreamModeInput$), '{"StreamARN":{"a":1}}', structure],
    [
      NormalizedSchema.of(kinesis.PutRecordInput$),
      '{"DryRun":"maybe"}',
      "'MAYBE' can not be converted to an Boolean",
    ],
    [
      NormalizedSchema.of(kinesis.PutRecordInput$),
      '{"DryRun":1}',
      `${bigNumber} can not be converted to an Boolean`,
    ],
  ])('a value of the wrong kind: %2$s', (schema, text, words) => {
    expect(complaintOf(schema, text)).toBe(`SerializationException: ${words}`);
  });
});

describe('what AWS JSON reads', () => {
  it('blobs as bytes and timestamps as Dates', () => {
    expect(read(putRecord, '{"Data":"aGVsbG8=","StreamName":"s"}')).toEqual({
      Data: Buffer.from('hello'),
      StreamName: 's',
    });
    expect(read(listShards, '{"StreamCreationTimestamp":1700000000.123}')).toEqual({
      StreamCreationTimestamp: new Date(1_700_000_000_123),
    });
  });

  it('neither null members nor ones that nobody knows', () => {
    expect(read(putRecord, '{"StreamName":null,"Nobody":{"a":[1]},"constructor":1}')).toEqual({});
  });

  it('whole numbers cut and capped, fractions where the model has them', () => {
    expect(read(createStream, '{"ShardCount":1.9}')).toEqual({ ShardCount: 1 });
    expect(read(createStream, '{"ShardCount":1e300}')).toEqual({ ShardCount: 2 ** 31 - 1 });
    expect(read(createStream, '{"ShardCount":-1e300}')).toEqual({ ShardCount: -(2 ** 31) });
    expect(read(putMetricData, '{"MetricData":[{"Value":0.5,"StorageResolution":1.5}]}')).toEqual({
      MetricData: [{ Value: 0.5, StorageResolution: 1 }],
    });
  });

  it('a key like __proto__ as any other', () => {
    const input = read(createStream, '{"__proto__":{"ShardCount":9},"Tags":{"__proto__":"x"}}');
    expect(Object.keys(Object(input))).toEqual(['Tags']);
    const { Tags } = input as { Tags: object };
    expect(Object.entries(Tags)).toEqual([['__proto__', 'x']]);
    expect(Object.getPrototypeOf(Tags)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['ShardCount']).toBeUndefined();
  });
});

describe('what AWS JSON writes', () => {
  it('an output by its schema', () => {
    const schema = NormalizedSchema.of(kinesis.GetRecordsOutput$);
    const output = {
      Records: [
        {
          Data: new Uint8Array([104, 105]),
          ApproximateArrivalTimestamp: new Date(1_700_000_000_123),
          PartitionKey: 'k',
          SequenceNumber: undefined,
        },
      ],
      NextShardIterator: undefined,
      MillisBehindLatest: 0,
      Secret: 'not in the schema',
    };
    expect(json.encode(schema, output)).toBe(
      '{"Records":[{"Data":"aGk=","ApproximateArrivalTimestamp":1700000000.123,"PartitionKey":"k"}],"MillisBehindLatest":0}',
    );
  });

  it('nothing where the operation has no output', () => {
    expect(json.encode(NormalizedSchema.of('unit'), undefined)).toBe('');
  });

  it('what JSON has no number for as a word', () => {
    const schema = NormalizedSchema.of(cloudwatch.GetMetricDataOutput$);
    const output = { MetricDataResults: [{ Values: [1.5, Number.NaN, Number.POSITIVE_INFINITY] }] };
    expect(json.encode(schema, output)).toBe(
      '{"MetricDataResults":[{"Values":[1.5,"NaN","Infinity"]}]}',
    );
  });
});
