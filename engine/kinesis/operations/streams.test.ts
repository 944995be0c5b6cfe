import {
  CreateStreamCommand,
  DeleteStreamCommand,
  DescribeLimitsCommand,
  DescribeStreamCommand,
  DescribeStreamSummaryCommand,
  ListShardsCommand,
  type ListShardsInput,
  ListStreamsCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';
import { simulatedKinesis } from '#engine/testing/simulated-kinesis.ts';

const account = '000000000000';

test('a stream is CREATING without shards, then ACTIVE, then DELETING, then gone', async () => {
  await using kinesis = await simulatedKinesis({ lifecycleMs: 500 });
  const { client, simulator } = kinesis;
  const StreamName = 'orders';
  const describe = async () =>
    (await client.send(new DescribeStreamCommand({ StreamName }))).StreamDescription;
  await client.send(new CreateStreamCommand({ StreamName, ShardCount: 2, Tags: { team: 'shop' } }));
  expect(await describe()).toMatchObject({
    StreamStatus: 'CREATING',
    Shards: [],
    StreamARN: `arn:aws:kinesis:us-east-1:${account}:stream/orders`,
    RetentionPeriodHours: 24,
    StreamModeDetails: { StreamMode: 'PROVISIONED' },
  });
  simulator.clock.advance(500);
  expect(await describe()).toMatchObject({
    StreamStatus: 'ACTIVE',
    HasMoreShards: false,
    Shards: [
      { ShardId: 'shardId-000000000000', HashKeyRange: { StartingHashKey: '0' } },
      {
        ShardId: 'shardId-000000000001',
        HashKeyRange: { EndingHashKey: '340282366920938463463374607431768211455' },
      },
    ],
  });
  await client.send(new DeleteStreamCommand({ StreamName }));
  expect(await describe()).toMatchObject({ StreamStatus: 'DELETING' });
  simulator.clock.advance(500);
  await expectFailure(
    describe(),
    'ResourceNotFoundException',
    `Stream orders under account ${account} not found.`,
  );
});

test('names are unique, and a stream that is not ACTIVE is not deleted', async () => {
  await using kinesis = await simulatedKinesis({ lifecycleMs: 500 });
  const { client } = kinesis;
  const create = () => client.send(new CreateStreamCommand({ StreamName: 'a', ShardCount: 1 }));
  await create();
  await expectFailure(
    create(),
    'ResourceInUseException',
    `Stream a under account ${account} already exists.`,
  );
  await expectFailure(
    client.send(new DeleteStreamCommand({ StreamName: 'a' })),
    'ResourceInUseException',
    `Stream a under account ${account} not ACTIVE, instead in state CREATING`,
  );
});

test('an on-demand stream starts with four shards', async () => {
  await using kinesis = await simulatedKinesis();
  const { client } = kinesis;
  await client.send(
    new CreateStreamCommand({ StreamName: 'a', StreamModeDetails: { StreamMode: 'ON_DEMAND' } }),
  );
  const { StreamDescriptionSummary } = await client.send(
    new DescribeStreamSummaryCommand({ StreamName: 'a' }),
  );
  expect(StreamDescriptionSummary).toMatchObject({
    OpenShardCount: 4,
    StreamModeDetails: { StreamMode: 'ON_DEMAND' },
  });
  expect(await client.send(new DescribeLimitsCommand({}))).toMatchObject({
    ShardLimit: 20_000,
    OpenShardCount: 4,
    OnDemandStreamCount: 1,
    OnDemandStreamCountLimit: 50,
  });
});

test('the account’s shards are limited, in AWS’s words', async () => {
  await using kinesis = await simulatedKinesis({ accountShardLimit: 3 });
  const { client } = kinesis;
  await client.send(new CreateStreamCommand({ StreamName: 'a', ShardCount: 2 }));
  await expectFailure(
    client.send(new CreateStreamCommand({ StreamName: 'b', ShardCount: 2 })),
    'LimitExceededException',
    `This request would exceed the shard limit for the account ${account} in us-east-1. Current shard count ` +
      'for the account: 2. Limit: 3. Number of additional shards that would have resulted from this request: 2. ' +
      'Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) ' +
      'for current limits and how to request higher limits.',
  );
});

test('only five streams are made at once', async () => {
  await using kinesis = await simulatedKinesis({ lifecycleMs: 500 });
  const create = (StreamName: string) =>
    kinesis.client.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  for (const name of ['a', 'b', 'c', 'd', 'e']) await create(name);
  await expectFailure(create('f'), 'LimitExceededException');
  kinesis.simulator.clock.advance(500);
  await create('f');
});

test('bad members are named in AWS’s grammar', async () => {
  await using kinesis = await simulatedKinesis();
  await expectValidationError(
    kinesis.client.send(new CreateStreamCommand({ StreamName: 'a b', ShardCount: 0 })),
    "Value '0' at 'shardCount' failed to satisfy constraint: Member must have value greater than or equal to 1",
    "Value 'a b' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
  );
});

test('ListStreams pages in order of names, and its token expires', async () => {
  await using kinesis = await simulatedKinesis();
  const { client, simulator } = kinesis;
  for (const StreamName of ['b', 'c', 'a'])
    await client.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  const first = await client.send(new ListStreamsCommand({ Limit: 2 }));
  expect(first).toMatchObject({ StreamNames: ['a', 'b'], HasMoreStreams: true });
  const next = () => client.send(new ListStreamsCommand({ NextToken: first.NextToken }));
  expect(await next()).toMatchObject({ StreamNames: ['c'], HasMoreStreams: false });
  simulator.clock.advance(300_001);
  await expectFailure(next(), 'ExpiredNextTokenException');
});

test('ListShards pages, filters, and takes either a name or a token', async () => {
  await using kinesis = await simulatedKinesis();
  const { client } = kinesis;
  await client.send(new CreateStreamCommand({ StreamName: 'a', ShardCount: 5 }));
  const idsOf = async (input: ListShardsInput) => {
    const { Shards = [], NextToken } = await client.send(new ListShardsCommand(input));
    return { ids: Shards.map(({ ShardId }) => Number(ShardId?.slice(-2))), NextToken };
  };
  const first = await idsOf({ StreamName: 'a', MaxResults: 3 });
  expect(first.ids).toEqual([0, 1, 2]);
  expect((await idsOf({ NextToken: first.NextToken })).ids).toEqual([3, 4]);
  const after = await idsOf({
    StreamName: 'a',
    ShardFilter: { Type: 'AFTER_SHARD_ID', ShardId: 'shardId-000000000002' },
  });
  expect(after.ids).toEqual([3, 4]);
  const before = await idsOf({
    StreamName: 'a',
    ShardFilter: { Type: 'AT_TIMESTAMP', Timestamp: new Date(0) },
  });
  expect(before.ids).toEqual([]);
  await expectFailure(
    idsOf({}),
    'InvalidArgumentException',
    'Either NextToken or StreamName should be provided.',
  );
  await expectFailure(
    idsOf({ StreamName: 'a', NextToken: first.NextToken }),
    'InvalidArgumentException',
    'NextToken and StreamName cannot be provided together.',
  );
  await expectFailure(idsOf({ NextToken: 'bogus' }), 'InvalidArgumentException');
});

test('each account and region has streams of its own', async () => {
  await using kinesis = await simulatedKinesis();
  const { client, simulator } = kinesis;
  const { KinesisClient } = await import('@aws-sdk/client-kinesis');
  await client.send(new CreateStreamCommand({ StreamName: 'a', ShardCount: 1 }));
  for (const [accessKeyId, region] of [
    ['111111111111', 'us-east-1'],
    ['test', 'eu-west-1'],
  ] as const) {
    const other = new KinesisClient({
      endpoint: simulator.endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey: 'test' },
    });
    expect((await other.send(new ListStreamsCommand({}))).StreamNames).toEqual([]);
    other.destroy();
  }
});
