import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as kinesis from '@aws-sdk/client-kinesis';
import { NodeHttp2Handler, NodeHttpHandler } from '@smithy/node-http-handler';
import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '#engine/core/service.ts';
import { post, sendRaw } from './testing/raw.ts';
import { startWire, type Wire } from './testing/start-wire.ts';
import { stubKinesis } from './testing/stub-service.ts';

type Run = (operation: string, caller: Caller, input: unknown) => unknown;

const credentials = { accessKeyId: '111122223333', secretAccessKey: 'secret' };
const region = 'eu-west-1';
const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const arrivedAt = new Date(1_700_000_000_123);

let run: Run;
let wire: Wire;

beforeEach(async () => {
  const streams = stubKinesis({ schemas: kinesis, run: (...call) => run(...call) });
  const metrics = {
    ...streams,
    id: 'cloudwatch',
    signingName: 'monitoring',
    targetPrefix: 'GraniteServiceVersion20100801',
    schemas: cloudwatch,
  };
  wire = await startWire([streams, metrics]);
});

afterEach(() => wire.close());

const transports = [
  'HTTP/2 without TLS',
  'HTTP/1.1 without TLS',
  'HTTP/2 with TLS',
  'HTTP/1.1 with TLS',
] as const;

async function createClient(
  transport: (typeof transports)[number],
): Promise<kinesis.KinesisClient> {
  const isTls = transport.endsWith('with TLS');
  // The first TLS client makes the certificate, which the next can then trust.
  if (isTls) await fetch(wire.tlsEndpoint).catch(() => {});
  const ca = isTls ? await readFile(join(wire.folder, 'cert.pem')) : undefined;
  return new kinesis.KinesisClient({
    endpoint: isTls ? wire.tlsEndpoint : wire.endpoint,
    region,
    credentials,
    requestHandler: transport.startsWith('HTTP/2')
      ? new NodeHttp2Handler({ nodeHttp2ConnectOptions: { ca }, disableConcurrentStreams: true })
      : new NodeHttpHandler({ httpsAgent: new Agent({ ca }) }),
  });
}

describe.each(transports)("the SDK's Kinesis client over %s", (transport) => {
  let client: kinesis.KinesisClient;

  beforeEach(async () => {
    client = await createClient(transport);
  });

  afterEach(() => client.destroy());

  it('sends bytes, times and who it is', async () => {
    const seen: unknown[] = [];
    run = (...call) => seen.push(call) && { ShardId: 's', SequenceNumber: '1' };
    const input = { StreamName: 'straße', PartitionKey: 'k', Data: everyByte };
    const output = await client.send(new kinesis.PutRecordCommand(input));
    const timed = { StreamName: 's', StreamCreationTimestamp: arrivedAt };
    await client.send(new kinesis.ListShardsCommand(timed));
    const requestId = expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown;
    const caller = { accountId: '111122223333', region, accessKeyId: '111122223333', requestId };
    expect(seen).toEqual([
      [
        'PutRecord',
        { ...caller, userAgent: expect.stringContaining('aws-sdk-js') as unknown },
        { ...input, Data: Buffer.from(everyByte) },
      ],
      ['ListShards', expect.objectContaining(caller), timed],
    ]);
    expect(output).toMatchObject({ ShardId: 's', $metadata: { httpStatusCode: 200, requestId } });
    expect(output.$metadata.extendedRequestId).toHaveLength(96);
  });

  it('receives bytes and times', async () => {
    const record = {
      Data: everyByte,
      PartitionKey: 'k',
      SequenceNumber: '1',
      ApproximateArrivalTimestamp: arrivedAt,
    };
    run = () => ({ Records: [record], MillisBehindLatest: 5 });
    const output = await client.send(new kinesis.GetRecordsCommand({ ShardIterator: 'x' }));
    expect(output.Records).toEqual([record]);
    expect(output.MillisBehindLatest).toBe(5);
  });

  it('receives errors as its own classes', async () => {
    run = () => {
      throw new kinesis.ResourceNotFoundException({
        message: 'Stream s not found.',
        $metadata: {},
      });
    };
    const failure = client.send(new kinesis.DeleteStreamCommand({ StreamName: 's' }));
    await expect(failure).rejects.toThrow(kinesis.ResourceNotFoundException);
    await expect(failure).rejects.toMatchObject({
      message: 'Stream s not found.',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('sends and receives much', async () => {
    const Data = new Uint8Array(8_000_000).fill(7);
    run = () => ({
      Records: [{ Data, PartitionKey: 'k', SequenceNumber: '1' }],
      NextShardIterator: 'y',
    });
    await client.send(new kinesis.PutRecordCommand({ StreamName: 's', PartitionKey: 'k', Data }));
    const output = await client.send(new kinesis.GetRecordsCommand({ ShardIterator: 'x' }));
    expect(output.Records?.[0]?.Data).toHaveLength(Data.length);
  });
});

describe("the SDK's CloudWatch client", () => {
  it('has its compressed metrics inflated and its errors named', async () => {
    const client = new cloudwatch.CloudWatchClient({
      endpoint: wire.endpoint,
      region,
      credentials,
    });
    const MetricData = Array.from({ length: 400 }, (_, index) => ({
      MetricName: `metric-${index}`,
      Timestamp: arrivedAt,
      Value: index / 2,
    }));
    const seen: unknown[] = [];
    run = (_, __, input) => {
      seen.push(input);
      throw new cloudwatch.InvalidParameterValueException({ message: 'odd', $metadata: {} });
    };
    const input = { Namespace: 'Test', MetricData };
    const failure = client.send(new cloudwatch.PutMetricDataCommand(input));
    await expect(failure).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'odd',
      Code: 'InvalidParameterValue',
      Type: 'Sender',
    });
    expect(seen).toEqual([input]);
    client.destroy();
  });
});

it('lets the same connection go on after an error', async () => {
  run = () => {
    throw new Error('a bug');
  };
  expect(await sendRaw(wire.port, post('Kinesis_20131202.PutRecord', '{}'))).toMatchObject({
    status: 500,
    headers: { connection: 'keep-alive' },
  });
  expect(wire.entries).toHaveLength(1);
});
