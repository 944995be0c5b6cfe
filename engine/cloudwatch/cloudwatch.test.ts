import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudWatch,
  type GetMetricDataInput,
  paginateGetMetricData,
  paginateListMetrics,
} from '@aws-sdk/client-cloudwatch';
import { Kinesis } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSimulator, type SimulatorOptions } from '#engine/simulator.ts';
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';

const StreamName = 'orders';

/** A simulator with a stream of two shards, and the SDK's own clients. It ends with the test. */
async function simulated(options: SimulatorOptions = {}) {
  const simulator = await createSimulator({ clock: 'manual', lifecycleMs: 0, ...options });
  const config = {
    endpoint: simulator.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  };
  const kinesis = new Kinesis({ ...config, requestHandler: new NodeHttpHandler() });
  const cloudWatch = new CloudWatch(config);
  const end = async () => {
    kinesis.destroy();
    cloudWatch.destroy();
    await simulator.close();
  };
  onTestFinished(end);
  return { simulator, kinesis, cloudWatch, end };
}

/** One record of 10 bytes and a key of 1 a second, into the first shard and the second in turn. */
async function putTraffic({ simulator, kinesis }: Awaited<ReturnType<typeof simulated>>) {
  await kinesis.createStream({ StreamName, ShardCount: 2 });
  for (let second = 0; second < 12; second++) {
    await kinesis.putRecord({
      StreamName,
      PartitionKey: 'k',
      ExplicitHashKey: second % 2 === 0 ? '0' : String(2n ** 128n - 1n),
      Data: Buffer.alloc(10),
    });
    simulator.clock.advance(1_000);
  }
}

const query = (Id: string, MetricName: string, Period: number, ShardId?: string) => {
  const Dimensions = [{ Name: 'StreamName', Value: StreamName }];
  if (ShardId !== undefined) Dimensions.push({ Name: 'ShardId', Value: ShardId });
  const Metric = { Namespace: 'AWS/Kinesis', MetricName, Dimensions };
  return { Id, MetricStat: { Metric, Period, Stat: 'Sum' } };
};

describe('metrics of a stream', () => {
  test('show each second of each shard, and each minute of the stream', async () => {
    const all = await simulated();
    await putTraffic(all);
    const nowMs = all.simulator.clock.now();
    const { MetricDataResults = [] } = await all.cloudWatch.getMetricData({
      MetricDataQueries: [
        query('first', 'IncomingRecords', 1, 'shardId-000000000000'),
        query('second', 'IncomingRecords', 1, 'shardId-000000000001'),
        query('stream', 'IncomingRecords', 60),
      ],
      StartTime: new Date(nowMs - 12_000),
      EndTime: new Date(nowMs),
      ScanBy: 'TimestampAscending',
    });
    const seconds = (from: number) =>
      Array.from({ length: 6 }, (_, nth) => new Date(nowMs - 12_000 + (from + 2 * nth) * 1_000));
    expect(MetricDataResults).toMatchObject([
      { Id: 'first', Timestamps: seconds(0), Values: [1, 1, 1, 1, 1, 1], StatusCode: 'Complete' },
      { Id: 'second', Timestamps: seconds(1), Values: [1, 1, 1, 1, 1, 1] },
      { Id: 'stream', Timestamps: [new Date(nowMs - 12_000)], Values: [12] },
    ]);
    const { Datapoints } = await all.cloudWatch.getMetricStatistics({
      Namespace: 'AWS/Kinesis',
      MetricName: 'IncomingRecords',
      Dimensions: [{ Name: 'StreamName', Value: StreamName }],
      StartTime: new Date(nowMs - 12_000),
      EndTime: new Date(nowMs),
      Period: 60,
      Statistics: ['Sum', 'SampleCount'],
    });
    expect(Datapoints).toEqual([
      { Timestamp: new Date(nowMs - 12_000), Sum: 12, SampleCount: 12, Unit: 'Count' },
    ]);
  });

  test('are listed, and found by the SDK’s paginators', async () => {
    const all = await simulated();
    await putTraffic(all);
    const names: string[] = [];
    const filter = { Namespace: 'AWS/Kinesis', Dimensions: [{ Name: 'ShardId' }] };
    for await (const page of paginateListMetrics({ client: all.cloudWatch }, filter))
      for (const { MetricName = '', Dimensions = [] } of page.Metrics ?? [])
        names.push(`${MetricName} ${Dimensions.at(-1)?.Value}`);
    expect(names).toEqual(
      expect.arrayContaining([
        'IncomingBytes shardId-000000000000',
        'IncomingRecords shardId-000000000001',
      ]),
    );
    const nowMs = all.simulator.clock.now();
    const values: number[] = [];
    const input: GetMetricDataInput = {
      MetricDataQueries: [query('q', 'IncomingRecords', 1)],
      StartTime: new Date(nowMs - 60_000),
      EndTime: new Date(nowMs),
      MaxDatapoints: 5,
    };
    let pages = 0;
    for await (const page of paginateGetMetricData({ client: all.cloudWatch }, input)) {
      values.push(...(page.MetricDataResults?.[0]?.Values ?? []));
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(values).toEqual(Array.from({ length: 12 }, () => 1));
  });

  test('are still there after a restart', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'kinetoscope-cloudwatch-'));
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
    const before = await simulated({ dataDir });
    await putTraffic(before);
    const nowMs = before.simulator.clock.now();
    await before.end();
    const after = await simulated({ dataDir });
    after.simulator.clock.advance(nowMs - after.simulator.clock.now());
    const { MetricDataResults } = await after.cloudWatch.getMetricData({
      MetricDataQueries: [query('q', 'IncomingRecords', 1), query('minute', 'IncomingRecords', 60)],
      StartTime: new Date(nowMs - 12_000),
      EndTime: new Date(nowMs),
    });
    expect(MetricDataResults?.map(({ Values }) => Values)).toEqual([
      Array.from({ length: 12 }, () => 1),
      [12],
    ]);
  });
});

describe('errors', () => {
  const times = { StartTime: new Date(0), EndTime: new Date(1) };

  test('carry AWS’s names and the codes that Query clients know', async () => {
    const { cloudWatch } = await simulated();
    const wrong = cloudWatch.getMetricData({
      MetricDataQueries: [{ Id: 'e', Expression: 'SUM(METRICS())' }],
      ...times,
    });
    await expect(wrong).rejects.toMatchObject({
      name: 'ValidationException',
      Code: 'ValidationError',
      message: expect.stringContaining('metric math'),
      $metadata: { httpStatusCode: 400 },
    });
    const stale = cloudWatch.getMetricData({ MetricDataQueries: [], NextToken: 'x', ...times });
    await expectFailure(stale, 'InvalidNextToken');
    const many = cloudWatch.getMetricStatistics({
      Namespace: 'AWS/Kinesis',
      MetricName: 'IncomingBytes',
      StartTime: new Date(0),
      EndTime: new Date(86_400_000),
      Period: 1,
      Statistics: ['Sum'],
    });
    await expect(many).rejects.toMatchObject({
      name: 'InvalidParameterCombinationException',
      Code: 'InvalidParameterCombination',
      message: expect.stringContaining('86,400 datapoints'),
    });
  });

  test('of the constraints are in AWS’s grammar', async () => {
    const { cloudWatch } = await simulated();
    await expectValidationError(
      cloudWatch.listMetrics({ Namespace: ':AWS', Dimensions: [{ Name: '' }] }),
      "Value ':AWS' at 'namespace' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:].*",
      "Value '' at 'dimensions.1.member.name' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  });

  test('say which operation is not there', async () => {
    const { cloudWatch } = await simulated();
    await expectFailure(
      cloudWatch.describeAlarms({}),
      'UnknownOperationException',
      /^Kinetoscope does not offer DescribeAlarms of CloudWatch yet/,
    );
  });
});
