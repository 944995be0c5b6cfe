import * as kinesis from '@aws-sdk/client-kinesis';
import { cbor, tag } from '@smithy/core/cbor';
import { NodeHttp2Handler, NodeHttpHandler } from '@smithy/node-http-handler';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from './simulator.ts';
import type { LogEntry } from './wire/log.ts';
import { AwsCborProtocol } from './wire/testing/aws-cbor-protocol.ts';
import { operationsOf, schemaValues } from './wire/testing/schema-values.ts';

const mediaType = 'application/x-amz-cbor-1.1';
const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);

let simulator: Simulator;
const log: LogEntry[] = [];

beforeAll(async () => {
  simulator = await createSimulator({
    clock: 'manual',
    lifecycleMs: 0,
    log: (entry) => log.push(entry),
  });
});

afterAll(() => simulator.close());

async function send(
  operation: string,
  body: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
) {
  const response = await fetch(simulator.endpoint, {
    method: 'POST',
    headers: {
      'content-type': mediaType,
      'x-amz-target': `Kinesis_20131202.${operation}`,
      'x-amz-date': '20261122T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0',
      ...headers,
    },
    body,
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: bytes.length > 0 ? (cbor.deserialize(bytes) as unknown) : undefined,
  };
}

const serialized = (value: unknown) => Uint8Array.from(cbor.serialize(value));

describe.each([
  ['HTTP/2', () => new NodeHttp2Handler()],
  ['HTTP/1.1', () => new NodeHttpHandler()],
])("the SDK's client speaking CBOR over %s", (transport, createHandler) => {
  const name = `cbor-${transport.slice(-1)}`;
  let client: kinesis.KinesisClient;

  beforeAll(async () => {
    client = new kinesis.KinesisClient({
      endpoint: simulator.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      requestHandler: createHandler(),
      protocol: new AwsCborProtocol(),
    });
    await client.send(new kinesis.CreateStreamCommand({ StreamName: name, ShardCount: 1 }));
  });

  afterAll(() => client.destroy());

  it('puts bytes and gets them back, with the time to the millisecond', async () => {
    const put = await client.send(
      new kinesis.PutRecordsCommand({
        StreamName: name,
        Records: [everyByte, new Uint8Array()].map((Data) => ({ Data, PartitionKey: 'straße' })),
      }),
    );
    expect(put.FailedRecordCount).toBe(0);
    const now = new Date(simulator.clock.now());
    const { ShardIterator } = await client.send(
      new kinesis.GetShardIteratorCommand({
        StreamName: name,
        ShardId: 'shardId-000000000000',
        ShardIteratorType: 'AT_TIMESTAMP',
        Timestamp: new Date(now.getTime() - 1),
      }),
    );
    const { Records, MillisBehindLatest } = await client.send(
      new kinesis.GetRecordsCommand({ ShardIterator }),
    );
    expect(MillisBehindLatest).toBe(0);
    const arrived = { PartitionKey: 'straße', ApproximateArrivalTimestamp: now };
    expect(Records).toMatchObject([arrived, arrived]);
    expect(Records?.map(({ Data = [] }) => [...Data])).toEqual([[...everyByte], []]);
  });

  it('receives errors as its own classes', async () => {
    const failure = client.send(new kinesis.DescribeStreamSummaryCommand({ StreamName: 'absent' }));
    await expect(failure).rejects.toThrow(kinesis.ResourceNotFoundException);
    await expect(failure).rejects.toMatchObject({
      message: expect.stringContaining('absent') as unknown,
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('a request in CBOR', () => {
  it('is answered in CBOR, where the time is whole milliseconds', async () => {
    await send('CreateStream', serialized({ StreamName: 'times', ShardCount: 1 }));
    const { body } = await send('DescribeStreamSummary', serialized({ StreamName: 'times' }));
    expect(body).toMatchObject({
      StreamDescriptionSummary: {
        StreamCreationTimestamp: tag({ tag: 1, value: simulator.clock.now() }),
      },
    });
  });

  it.each<[string, string, Uint8Array<ArrayBuffer>, string]>([
    ['an empty body', 'ListStreams', Uint8Array.of(), 'SerializationException'],
    ['JSON', 'ListStreams', Uint8Array.from(Buffer.from('{}')), 'SerializationException'],
    [
      'a giant map',
      'ListStreams',
      Uint8Array.of(0xbb, 0, 0, 0, 1, 0, 0, 0, 0),
      'SerializationException',
    ],
    ['a deep list', 'ListStreams', new Uint8Array(1_000_000).fill(0x9f), 'SerializationException'],
    [
      'ten million empty maps',
      'ListStreams',
      new Uint8Array(10_000_000).fill(0xa0).fill(0x9f, 0, 1),
      'SerializationException',
    ],
    ['a wrong type', 'ListStreams', serialized({ Limit: 'x' }), 'SerializationException'],
    ['a broken limit', 'ListStreams', serialized({ Limit: 0 }), 'ValidationException'],
    ['an operation that is not', 'Nothing', serialized({}), 'UnknownOperationException'],
  ])('is refused in CBOR: %s', async (_, operation, body, __type) => {
    expect(await send(operation, body)).toMatchObject({
      status: 400,
      type: mediaType,
      body: { __type },
    });
    expect(log).toEqual([]);
  });

  it('is refused in CBOR for its size and for what is not gzip', async () => {
    const large = await send('ListStreams', new Uint8Array(16 * 1024 * 1024));
    expect(large).toMatchObject({
      status: 413,
      type: mediaType,
      body: { __type: 'RequestEntityTooLargeException' },
    });
    const notGzip = await send('ListStreams', serialized({}), { 'content-encoding': 'gzip' });
    expect(notGzip).toMatchObject({
      status: 400,
      type: mediaType,
      body: { __type: 'SerializationException' },
    });
  });

  it.each(operationsOf(kinesis).filter(({ name }) => name !== 'SubscribeToShard'))(
    'never makes the engine fail, whatever bytes of it are wrong: $name',
    async ({ name, input }) => {
      const broken = fc
        .record({
          value: schemaValues(input),
          at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
          byte: fc.option(fc.integer({ min: 0, max: 255 })),
        })
        .map(({ value, at, byte }) => {
          const bytes = serialized(encodable(value));
          if (byte !== null) bytes[Math.floor(at * bytes.length)] = byte;
          return bytes;
        });
      await fc.assert(
        fc.asyncProperty(broken, async (bytes) => {
          const { status, type } = await send(name, bytes);
          expect({ status, type, log: log.splice(0) }).toEqual({
            status: expect.toSatisfy((code) => code === 200 || code === 400, 'no fault') as unknown,
            type: mediaType,
            log: [],
          });
        }),
        { numRuns: 30 },
      );
    },
  );
});

/** A value as the SDK's encoder takes it: nothing undefined, Dates as their tag. */
function encodable(value: unknown): unknown {
  if (value instanceof Date) return tag({ tag: 1, value: value.getTime() });
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(encodable);
  const present = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(present.map(([key, item]) => [key, encodable(item)]));
}
