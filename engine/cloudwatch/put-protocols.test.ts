import {
  CloudWatch,
  type CloudWatchClientConfig,
  type MetricDatum,
} from '@aws-sdk/client-cloudwatch';
import { AwsQueryProtocol, AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core/protocols';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { createSimulator } from '#engine/simulator.ts';

const namespace = { defaultNamespace: 'com.amazonaws.cloudwatch', errorTypeRegistries: [] };
const xmlNamespace = 'http://monitoring.amazonaws.com/doc/2010-08-01/';

const protocols: [string, CloudWatchClientConfig][] = [
  ['JSON', {}],
  ['JSON, in gzip', { requestMinCompressionSizeBytes: 0 }],
  [
    'RPC v2',
    { protocol: new AwsSmithyRpcV2CborProtocol({ ...namespace, awsQueryCompatible: true }) },
  ],
  [
    'Query',
    { protocol: new AwsQueryProtocol({ ...namespace, xmlNamespace, version: '2010-08-01' }) },
  ],
];

/** A simulator and a client of it. Both end with the test. */
async function simulated(config: CloudWatchClientConfig = {}) {
  const simulator = await createSimulator({ clock: 'manual' });
  const client = new CloudWatch({
    endpoint: simulator.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    ...config,
  });
  onTestFinished(async () => {
    client.destroy();
    await simulator.close();
  });
  return { simulator, client };
}

const Namespace = 'KinesisProducerLibrary';
const Dimensions = [
  { Name: 'StreamName', Value: 'größe & <b>' },
  { Name: 'ShardId', Value: 'shardId-000000000000' },
];

test.each(protocols)('what is put as %s is read back', async (_, config) => {
  const { simulator, client } = await simulated(config);
  const nowMs = simulator.clock.now();
  const Timestamp = new Date(nowMs - 119_877);
  const datum = { Timestamp, Dimensions, Unit: 'Count', StorageResolution: 1 } as const;
  const MetricData: MetricDatum[] = [
    { ...datum, MetricName: 'UserRecordsPut', Values: [1, -2.5e-7], Counts: [1, 2] },
    {
      ...datum,
      MetricName: 'RetriesPerRecord',
      StatisticValues: { SampleCount: 2, Sum: 3, Minimum: 0.5, Maximum: 2.5 },
    },
    { Dimensions, MetricName: 'UserRecordsPending', Value: 0 },
  ];
  await client.putMetricData({ Namespace, MetricData });

  const { Metrics } = await client.listMetrics({ Namespace });
  expect(Metrics).toEqual(
    MetricData.map(({ MetricName }) => ({ Namespace, MetricName, Dimensions })),
  );
  const { MetricDataResults } = await client.getMetricData({
    MetricDataQueries: MetricData.map(({ MetricName }, index) => ({
      Id: `m${index}`,
      MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period: 1, Stat: 'Sum' },
    })),
    StartTime: new Date(nowMs - 300_000),
    EndTime: new Date(nowMs + 60_000),
  });
  const second = [new Date(nowMs - 120_000)];
  expect(MetricDataResults).toMatchObject([
    { Timestamps: second, Values: [1 - 5e-7] },
    { Timestamps: second, Values: [3] },
    { Timestamps: [new Date(nowMs)], Values: [0] },
  ]);
  const { Datapoints } = await client.getMetricStatistics({
    Namespace,
    MetricName: 'RetriesPerRecord',
    Dimensions: Dimensions.toReversed(),
    StartTime: new Date(nowMs - 300_000),
    EndTime: new Date(nowMs),
    Period: 60,
    Statistics: ['Average', 'Minimum', 'Maximum', 'SampleCount'],
  });
  expect(Datapoints).toEqual([
    {
      Timestamp: second[0],
      Average: 1.5,
      Minimum: 0.5,
      Maximum: 2.5,
      SampleCount: 2,
      Unit: 'Count',
    },
  ]);
});

test.each(protocols)('refusals come as %s', async (_, config) => {
  const { client } = await simulated(config);
  const datum = { MetricName: 'm', Value: 1 };
  await expect(
    client.putMetricData({ Namespace: 'AWS/Kinesis', MetricData: [datum] }),
  ).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: 'The value AWS/ for parameter Namespace is invalid.',
    $metadata: { httpStatusCode: 400 },
  });
  await expect(
    client.putMetricData({ Namespace, MetricData: [{ ...datum, Unit: 'Furlongs' as 'Count' }] }),
  ).rejects.toThrow(/'Furlongs' at 'metricData.1.member.unit' failed to satisfy constraint/);
});

test('a form in gzip is taken, with the list of its metrics', async () => {
  const { simulator, client } = await simulated();
  const fields = {
    Action: 'PutMetricData',
    Version: '2010-08-01',
    Namespace,
    'MetricData.member.1.MetricName': 'ten',
    'MetricData.member.1.Values.member.1': '4',
    'MetricData.member.1.Values.member.2': '6',
    'MetricData.member.2.MetricName': 'none',
    'MetricData.member.2.Value': '0',
  };
  const response = await fetch(simulator.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'content-encoding': 'gzip',
      'x-amz-date': '20261122T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/monitoring/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: gzipSync(new URLSearchParams(fields).toString()),
  });
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('<PutMetricDataResponse');
  const { Metrics } = await client.listMetrics({ Namespace });
  expect(Metrics?.map(({ MetricName }) => MetricName)).toEqual(['ten', 'none']);
});
