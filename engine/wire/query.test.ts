import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as kinesis from '@aws-sdk/client-kinesis';
import { AwsQueryProtocol } from '@aws-sdk/core/protocols';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '#engine/core/service.ts';
import { startWire, type Wire } from './testing/start-wire.ts';
import { stubCloudWatch, stubKinesis } from './testing/stub-service.ts';

const sentAt = new Date(1_700_000_000_123);
const xmlNamespace = 'http://monitoring.amazonaws.com/doc/2010-08-01/';

let run: (operation: string, caller: Caller, input: unknown) => unknown;
let wire: Wire;

beforeEach(async () => {
  const streams = stubKinesis({ schemas: kinesis });
  const metrics = stubCloudWatch({
    schemas: cloudwatch,
    constraints: { ListMetrics: { Namespace: { max: 3 } } },
    run: (...call) => run(...call),
  });
  wire = await startWire([streams, metrics]);
});

afterEach(() => wire.close());

describe("the SDK's CloudWatch client speaking Query", () => {
  let client: cloudwatch.CloudWatchClient;

  beforeEach(() => {
    client = new cloudwatch.CloudWatchClient({
      endpoint: wire.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      protocol: new AwsQueryProtocol({
        defaultNamespace: 'com.amazonaws.cloudwatch',
        errorTypeRegistries: [],
        xmlNamespace,
        version: '2010-08-01',
      }),
    });
  });

  afterEach(() => client.destroy());

  it('sends and receives structures, lists, numbers and times', async () => {
    const seen: unknown[] = [];
    const MetricDataResults = [
      { Id: 'm', Label: 'a & <b>', Timestamps: [sentAt], Values: [0.1], StatusCode: 'Complete' },
      { Id: 'n', Label: 'ü', Timestamps: [], Values: [], StatusCode: 'Complete' },
    ];
    run = (operation, { region }, input) => {
      seen.push([operation, region, input]);
      return { MetricDataResults, NextToken: 'more' };
    };
    const Dimensions = Array.from({ length: 11 }, (_, index) => ({
      Name: `d${index}`,
      Value: 'ß=&',
    }));
    const MetricStat = {
      Metric: { Namespace: 'N', MetricName: 'M', Dimensions },
      Period: 60,
      Stat: 'Sum',
    };
    const input = {
      StartTime: new Date(1_700_000_000_000),
      EndTime: sentAt,
      MetricDataQueries: [
        { Id: 'm', MetricStat, ReturnData: true },
        { Id: 'n', ReturnData: false },
      ],
      MaxDatapoints: 5,
    };
    const output = await client.send(new cloudwatch.GetMetricDataCommand(input));
    expect(seen).toEqual([['GetMetricData', 'eu-west-1', input]]);
    expect(output).toMatchObject({ MetricDataResults, NextToken: 'more' });
  });

  it('sends metrics', async () => {
    const seen: unknown[] = [];
    run = (_, __, input) => void seen.push(input);
    const datum = { MetricName: 'M', Timestamp: sentAt, Values: [1, -2.5e-7], Counts: [1, 2] };
    const input = { Namespace: 'N', MetricData: [{ ...datum, Dimensions: [] }] };
    await client.send(new cloudwatch.PutMetricDataCommand(input));
    expect(seen).toEqual([input]);
  });

  it('receives errors as its own classes', async () => {
    run = () => {
      throw new cloudwatch.InvalidParameterValueException({ message: 'odd', $metadata: {} });
    };
    const failure = client.send(new cloudwatch.ListMetricsCommand({}));
    await expect(failure).rejects.toThrow(cloudwatch.InvalidParameterValueException);
    await expect(failure).rejects.toMatchObject({ message: 'odd' });
  });
});

async function send(body: string, service = 'monitoring') {
  const response = await fetch(wire.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'x-amz-date': '20261122T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body,
  });
  const requestId = response.headers.get('x-amzn-requestid') ?? '';
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: text.replace(requestId, 'REQUEST'),
  };
}

const version = 'Version=2010-08-01';
const failed = (code: string, message: string) => ({
  status: 400,
  type: 'text/xml',
  body: `<ErrorResponse xmlns="${xmlNamespace}"><Error><Type>Sender</Type><Code>${code}</Code>${message && `<Message>${message}</Message>`}</Error><RequestId>REQUEST</RequestId></ErrorResponse>`,
});

describe('Query', () => {
  it('repeats the operation and the request id', async () => {
    run = () => ({ Metrics: [{ MetricName: 'M\0' }] });
    expect(await send(`Action=ListMetrics&${version}`)).toEqual({
      status: 200,
      type: 'text/xml',
      body: `<ListMetricsResponse xmlns="${xmlNamespace}"><ListMetricsResult><Metrics><member><MetricName>M\ufffd</MetricName></member></Metrics></ListMetricsResult><ResponseMetadata><RequestId>REQUEST</RequestId></ResponseMetadata></ListMetricsResponse>`,
    });
  });

  it('has only the request id to say where an operation has no output', async () => {
    run = () => ({});
    const { body } = await send(`Action=PutMetricData&${version}&Namespace=N`);
    expect(body).toBe(
      `<PutMetricDataResponse xmlns="${xmlNamespace}"><ResponseMetadata><RequestId>REQUEST</RequestId></ResponseMetadata></PutMetricDataResponse>`,
    );
  });

  it('orders lists by their numbers and skips those left out', async () => {
    const seen: unknown[] = [];
    run = (_, __, input) => seen.push(input) && {};
    const items = 'Statistics.member.10=Sum&Statistics.member.2=Average&Statistics.x=Odd';
    await send(`Action=GetMetricStatistics&${version}&${items}&StartTime=2026-11-22T00:00:00`);
    expect(seen).toEqual([
      { Statistics: ['Average', 'Sum'], StartTime: new Date('2026-11-22T00:00:00Z') },
    ]);
  });

  it.each<[string, string, string, string]>([
    [
      'no action',
      version,
      'MissingAction',
      'The request is missing an action or a required parameter.',
    ],
    [
      'an unknown action',
      `Action=Nothing&${version}`,
      'InvalidAction',
      'The action or operation requested is invalid. Verify that the action is typed correctly.',
    ],
    [
      'a number that is none',
      'Action=GetMetricStatistics&Period=x',
      'SerializationException',
      'class java.lang.String can not be converted to an Integer',
    ],
    [
      'a time that is none',
      'Action=GetMetricStatistics&StartTime=2026-13-01',
      'SerializationException',
      '',
    ],
    ['a name too deep', `Action=ListMetrics&${'a.'.repeat(100_000)}`, 'SerializationException', ''],
    ['too many fields', `Action=ListMetrics${'&a='.repeat(200_000)}`, 'SerializationException', ''],
  ])('refuses %s', async (_, body, code, message) => {
    expect(await send(body)).toEqual(failed(code, message));
  });

  it('refuses what breaks a limit by the name that Query has for it', async () => {
    const { status, body } = await send(`Action=ListMetrics&Namespace=Long`);
    expect({ status, body }).toMatchObject({
      status: 400,
      body: expect.stringContaining('<Code>ValidationError</Code>') as unknown,
    });
  });

  it('is not what Kinesis speaks', async () => {
    expect(await send('Action=ListStreams&Version=2013-12-02', 'kinesis')).toMatchObject({
      status: 403,
    });
  });
});
