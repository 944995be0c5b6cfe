import * as sdk from '@aws-sdk/client-kinesis';
import { expect, onTestFinished, test, vi } from 'vitest';
import { account, clicks, iterator, StreamName } from '#engine/testing/clicks-stream.ts';
import { expectFailure } from '#engine/testing/expect-failure.ts';
import { ordersArn, toBucket } from '#engine/testing/orders-channels.ts';
import { register, StreamARN, subscribe } from '#engine/testing/subscriber.ts';
import { createLabClient } from '#lib/lab-client/lab-client.ts';
import { accountCallsPerSecond, streamCallsPerSecond } from './call-rates.ts';

/** Members that make a valid input of any operation: the SDK sends those that the operation has. */
const members = {
  ...toBucket,
  S3DestinationConfiguration: {
    ...toBucket.S3DestinationConfiguration,
    DataFreshnessInSeconds: 300,
  },
  StreamName,
  StreamARN,
  ResourceARN: StreamARN,
  ChannelARN: ordersArn.replace('stream', 'channel'),
  ConsumerName: 'reader',
  ShardCount: 1,
  ShardToSplit: 'shardId-000000000000',
  NewStartingHashKey: '1',
  ShardToMerge: 'shardId-000000000000',
  AdjacentShardToMerge: 'shardId-000000000001',
  TargetShardCount: 1,
  ScalingType: 'UNIFORM_SCALING',
  ShardLevelMetrics: ['ALL'],
  RetentionPeriodHours: 24,
  WarmThroughputMiBps: 1,
  TagKeys: ['a'],
  Tags: { a: '1' },
  Policy: '{}',
  MinimumThroughputBillingCommitment: { Status: 'ENABLED' },
};

function send(client: sdk.KinesisClient, operation: string): Promise<unknown> {
  // Every operation of the tables is one of the SDK's, and all its commands are made of an input.
  const Command = Reflect.get(sdk, `${operation}Command`) as new (
    input: object,
  ) => sdk.ListStreamsCommand;
  return client.send(new Command(members));
}

/** Whether the rate let the call through; what the operation says of it does not matter. */
const isAdmitted = (client: sdk.KinesisClient, operation: string) =>
  send(client, operation).then(
    () => true,
    ({ name, message }: Error) => name !== 'LimitExceededException' || !message.startsWith('Rate'),
  );

/** More than any operation is taken in a second. */
const mostTried = 1100;

async function admittedAtOnce(client: sdk.KinesisClient, operation: string): Promise<number> {
  let admitted = 0;
  while (admitted < mostTried && (await isAdmitted(client, operation))) admitted += 1;
  return admitted;
}

const nameNoStream = [
  'CreateChannel',
  'DeleteChannel',
  'DescribeAccountSettings',
  'DescribeChannel',
  'DescribeLimits',
  'ListChannels',
  'ListStreams',
  'UpdateAccountSettings',
  'UpdateChannel',
];

// ListShards has a test of its own below: a thousand calls are enough once.
const { ListShards: _, ...ofStreams } = streamCallsPerSecond;

test.each(Object.entries({ ...accountCallsPerSecond, ...ofStreams }))(
  '%s is taken %i times a second',
  async (operation, perSecond) => {
    await using kinesis = await clicks(1, { lifecycleMs: operation === 'DeleteStream' ? 500 : 0 });
    const { client, simulator } = kinesis;
    simulator.clock.advance(1000);
    expect(await admittedAtOnce(client, operation)).toBe(perSecond);
    await expectFailure(
      send(client, operation),
      'LimitExceededException',
      nameNoStream.includes(operation)
        ? `Rate exceeded for account ${account}.`
        : `Rate exceeded for stream clicks under account ${account}.`,
    );
    simulator.clock.advance(1000 / perSecond);
    expect(await admittedAtOnce(client, operation)).toBe(1);
  },
);

test('what is not valid is refused as such, and takes nothing', async () => {
  await using kinesis = await clicks(1);
  const describe = (Limit: number) =>
    kinesis.client.send(new sdk.DescribeStreamCommand({ StreamName, Limit }));
  for (let call = 0; call < 20; call++) await expectFailure(describe(0), 'ValidationException');
  await describe(1);
});

test('an account’s rate is its own, in a region', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  expect(await admittedAtOnce(client, 'ListStreams')).toBe(5);
  for (const [region, accessKeyId] of [
    ['eu-west-1', 'test'],
    ['us-east-1', '123456789012'],
  ] as const) {
    const other = new sdk.KinesisClient({
      endpoint: simulator.endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey: 'test' },
      maxAttempts: 1,
    });
    expect(await admittedAtOnce(other, 'ListStreams')).toBe(5);
    other.destroy();
  }
});

test('a stream’s rate is its own, and pages count', async () => {
  await using kinesis = await clicks(2);
  const { client } = kinesis;
  await client.send(new sdk.CreateStreamCommand({ StreamName: 'orders', ShardCount: 1 }));
  expect(await admittedAtOnce(client, 'EnableEnhancedMonitoring')).toBe(5);
  const ShardLevelMetrics = ['ALL' as const];
  await client.send(
    new sdk.EnableEnhancedMonitoringCommand({ StreamName: 'orders', ShardLevelMetrics }),
  );

  const list = (input: sdk.ListShardsInput) => client.send(new sdk.ListShardsCommand(input));
  const { NextToken } = await list({ StreamName, MaxResults: 1 });
  expect(await admittedAtOnce(client, 'ListShards')).toBe(999);
  await expectFailure(list({ NextToken }), 'LimitExceededException');
});

test('an open shard gives five iterators a second', async () => {
  await using kinesis = await clicks(2);
  const { client, simulator } = kinesis;
  for (let call = 0; call < 5; call++) await iterator(client);
  await expectFailure(
    iterator(client),
    'ProvisionedThroughputExceededException',
    `Rate exceeded for shard shardId-000000000000 in stream clicks under account ${account}.`,
  );
  await iterator(client, { ShardId: 'shardId-000000000001' });
  simulator.clock.advance(200);
  await iterator(client);
});

test('a consumer tries to subscribe to a shard once a second', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const consumerArn = await register(client);
  const tryOut = () =>
    client.send(
      new sdk.SubscribeToShardCommand({
        ConsumerARN: consumerArn,
        ShardId: 'shardId-000000000000',
        StartingPosition: { Type: 'LATEST' },
        DryRun: true,
      }),
    );
  await expectFailure(tryOut(), 'DryRunOperationException');
  await expectFailure(
    tryOut(),
    'LimitExceededException',
    `Rate exceeded for stream clicks under account ${account}.`,
  );
  simulator.clock.advance(1000);
  await subscribe(client, consumerArn);
});

test('callers wait a second of their own while the clock stands still', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  await using kinesis = await clicks(1, { clock: 'real' });
  const { client, simulator } = kinesis;
  simulator.clock.setSpeed(0);
  expect(await admittedAtOnce(client, 'ListStreams')).toBe(5);
  vi.setSystemTime(Date.now() + 1000);
  expect(await admittedAtOnce(client, 'ListStreams')).toBe(5);
});

test('the lab lifts call rates with the limits', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const lab = createLabClient({
    endpoint: simulator.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  await lab.putLimits({ Enforced: false });
  lab.destroy();
  for (let call = 0; call < 50; call++) {
    await client.send(new sdk.DescribeLimitsCommand({}));
    await iterator(client);
  }
});
