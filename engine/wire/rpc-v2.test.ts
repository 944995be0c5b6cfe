import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as kinesis from '@aws-sdk/client-kinesis';
import { AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core/protocols';
import { cbor, tag } from '@smithy/core/cbor';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '#engine/core/service.ts';
import { startWire, type Wire } from './testing/start-wire.ts';
import { stubCloudWatch, stubKinesis } from './testing/stub-service.ts';

const sentAt = new Date(1_700_000_000_123);

let run: (operation: string, caller: Caller, input: unknown) => unknown;
let wire: Wire;

beforeEach(async () => {
  const streams = stubKinesis({ schemas: kinesis });
  const metrics = stubCloudWatch({
    schemas: cloudwatch,
    run: (...call) => run(...call),
  });
  wire = await startWire([streams, metrics]);
});

afterEach(() => wire.close());

describe("the SDK's CloudWatch client speaking RPC v2", () => {
  let client: cloudwatch.CloudWatchClient;

  beforeEach(() => {
    client = new cloudwatch.CloudWatchClient({
      endpoint: wire.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      protocol: new AwsSmithyRpcV2CborProtocol({
        defaultNamespace: 'com.amazonaws.cloudwatch',
        errorTypeRegistries: [],
        awsQueryCompatible: true,
      }),
    });
  });

  afterEach(() => client.destroy());

  it('sends and receives numbers and times', async () => {
    const seen: unknown[] = [];
    const Datapoints = [{ Timestamp: sentAt, Sum: 2.5, SampleCount: 3, Unit: 'Count' }];
    run = (operation, { region }, input) => {
      seen.push([operation, region, input]);
      return { Label: 'Größe', Datapoints };
    };
    const input = {
      Namespace: 'N',
      MetricName: 'M',
      StartTime: new Date(1_700_000_000_000),
      EndTime: sentAt,
      Period: 60,
    };
    const output = await client.send(new cloudwatch.GetMetricStatisticsCommand(input));
    expect(seen).toEqual([['GetMetricStatistics', 'eu-west-1', input]]);
    expect(output).toMatchObject({ Label: 'Größe', Datapoints });
  });

  it('receives errors as its own classes, with the code that Query had', async () => {
    run = () => {
      throw new cloudwatch.InvalidParameterValueException({ message: 'odd', $metadata: {} });
    };
    const failure = client.send(new cloudwatch.ListMetricsCommand({}));
    await expect(failure).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'odd',
      Code: 'InvalidParameterValue',
    });
  });
});

const path = '/service/GraniteServiceVersion20100801/operation/';

async function send(
  operation: string,
  body: Uint8Array<ArrayBuffer> | undefined,
  headers: Readonly<Record<string, string>> = {},
) {
  const response = await fetch(`${wire.endpoint}${operation}`, {
    method: 'POST',
    headers: {
      'smithy-protocol': 'rpc-v2-cbor',
      ...(body && { 'content-type': 'application/cbor' }),
      'x-amz-date': '20261122T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/monitoring/aws4_request, SignedHeaders=host, Signature=0',
      ...headers,
    },
    ...(body && { body }),
  });
  const type = response.headers.get('content-type');
  const bytes = new Uint8Array(await response.arrayBuffer());
  return {
    status: response.status,
    type,
    protocol: response.headers.get('smithy-protocol'),
    body:
      type === 'application/cbor' && bytes.length > 0 ? (cbor.deserialize(bytes) as unknown) : '',
  };
}

const emptyMap = Uint8Array.of(0xa0);
const inProtocol = { type: 'application/cbor', protocol: 'rpc-v2-cbor' };

describe('RPC v2', () => {
  it('has times of seconds, whole or not', async () => {
    run = () => ({ Datapoints: [{ Timestamp: sentAt }, { Timestamp: new Date(5000) }] });
    const { body } = await send(`${path}GetMetricStatistics`, emptyMap);
    const times = [1_700_000_000.123, 5].map((value) => ({ Timestamp: tag({ tag: 1, value }) }));
    expect(body).toEqual({ Datapoints: times });
  });

  it('takes an operation without a body', async () => {
    run = (operation) => ({ NextToken: operation });
    expect(await send(`${path}ListMetrics`, undefined)).toEqual({
      status: 200,
      ...inProtocol,
      body: { NextToken: 'ListMetrics' },
    });
  });

  it('takes metrics that are compressed', async () => {
    const seen: unknown[] = [];
    run = (_, __, input) => void seen.push(input);
    const datum = { MetricName: 'M', Value: 1 / 3 };
    const body = {
      Namespace: 'N',
      MetricData: [{ ...datum, Timestamp: tag({ tag: 1, value: 5 }) }],
    };
    const compressed = Uint8Array.from(gzipSync(cbor.serialize(body)));
    const headers = { 'content-encoding': 'gzip' };
    expect(await send(`${path}PutMetricData`, compressed, headers)).toMatchObject({ status: 200 });
    const Timestamp = new Date(5000);
    expect(seen).toEqual([{ Namespace: 'N', MetricData: [{ ...datum, Timestamp }] }]);
  });

  it("names the service's errors in full", async () => {
    run = () => {
      throw new cloudwatch.ResourceNotFoundException({ message: 'gone', $metadata: {} });
    };
    expect(await send(`${path}ListMetrics`, emptyMap)).toEqual({
      status: 404,
      ...inProtocol,
      body: { __type: 'com.amazonaws.cloudwatch#ResourceNotFoundException', Message: 'gone' },
    });
  });

  it.each<[string, Parameters<typeof send>, string]>([
    [
      'bytes that are not CBOR',
      [`${path}ListMetrics`, Uint8Array.of(0x1c)],
      'SerializationException',
    ],
    ['an unknown operation', [`${path}Nothing`, emptyMap], 'UnknownOperationException'],
    ['a path that names none', ['/', emptyMap], 'UnknownOperationException'],
    ['a path that goes on', [`${path}ListMetrics/x`, emptyMap], 'UnknownOperationException'],
    [
      'a target beside the path',
      [`${path}ListMetrics`, emptyMap, { 'x-amz-target': 'Kinesis_20131202.ListStreams' }],
      'UnknownOperationException',
    ],
    [
      'nobody who signs',
      [`${path}ListMetrics`, emptyMap, { authorization: '' }],
      'MissingAuthenticationTokenException',
    ],
  ])('refuses %s', async (_, request, __type) => {
    expect(await send(...request)).toMatchObject({ status: 400, ...inProtocol, body: { __type } });
  });

  it('does not take other media types', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = Uint8Array.from(Buffer.from('{}'));
    expect(await send(`${path}ListMetrics`, body, headers)).toMatchObject({ status: 404 });
  });
});
