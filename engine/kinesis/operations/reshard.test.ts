import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  type KinesisClient,
  ListShardsCommand,
  MergeShardsCommand,
  type ShardFilter,
  SplitShardCommand,
  UpdateShardCountCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test, vi } from 'vitest';
import { account, clicks, iterator, put, read, StreamName } from '#engine/testing/clicks-stream.ts';
import { expectFailure } from '#engine/testing/expect-failure.ts';
import { simulatedKinesis } from '#engine/testing/simulated-kinesis.ts';

const shardId = (index: number) => `shardId-${index.toString().padStart(12, '0')}`;
const middle = (2n ** 127n).toString();

const split = (client: KinesisClient, index: number, NewStartingHashKey = middle) =>
  client.send(
    new SplitShardCommand({ StreamName, ShardToSplit: shardId(index), NewStartingHashKey }),
  );

const merge = (client: KinesisClient, first: number, second: number) =>
  client.send(
    new MergeShardsCommand({
      StreamName,
      ShardToMerge: shardId(first),
      AdjacentShardToMerge: shardId(second),
    }),
  );

const shards = async (client: KinesisClient, filter?: ShardFilter) =>
  (await client.send(new ListShardsCommand({ StreamName, ShardFilter: filter }))).Shards ?? [];

const idsOf = async (client: KinesisClient, filter: ShardFilter) =>
  (await shards(client, filter)).map(({ ShardId }) => Number(ShardId?.slice(-3)));

test('a split closes the parent and opens two children once UPDATING is over', async () => {
  await using kinesis = await clicks(1, { lifecycleMs: 500 });
  const { client, simulator } = kinesis;
  simulator.clock.advance(500);
  await split(client, 0);
  expect(await shards(client)).toHaveLength(1);
  await put(client, 'while updating');
  await expectFailure(
    split(client, 0),
    'ResourceInUseException',
    `Stream clicks under account ${account} not ACTIVE, instead in state UPDATING`,
  );
  simulator.clock.advance(500);
  const [parent, lower, upper] = await shards(client);
  expect(parent?.SequenceNumberRange?.EndingSequenceNumber).toMatch(/^\d{56}$/);
  expect(lower).toMatchObject({
    ShardId: shardId(1),
    ParentShardId: shardId(0),
    HashKeyRange: { StartingHashKey: '0', EndingHashKey: (2n ** 127n - 1n).toString() },
  });
  expect(upper).toMatchObject({
    ShardId: shardId(2),
    ParentShardId: shardId(0),
    HashKeyRange: { StartingHashKey: middle },
  });
  const ending = BigInt(parent?.SequenceNumberRange?.EndingSequenceNumber ?? 0);
  expect(BigInt(lower?.SequenceNumberRange?.StartingSequenceNumber ?? 0)).toBeGreaterThan(ending);
});

test('a reader that follows the children reads every record in order', async () => {
  await using kinesis = await clicks(1);
  const { client } = kinesis;
  await put(client, 'a');
  await split(client, 0);
  const { ShardId } = await put(client, 'b');
  const page = await read(client, await iterator(client));
  expect(page.texts).toEqual(['a']);
  expect(page.NextShardIterator).toBeUndefined();
  expect(page.ChildShards?.map((child) => child.ShardId)).toEqual([shardId(1), shardId(2)]);
  expect(page.ChildShards?.[0]?.ParentShards).toEqual([shardId(0)]);
  expect((await read(client, await iterator(client, { ShardId }))).texts).toEqual(['b']);
  const latest = await iterator(client, { ShardIteratorType: 'LATEST' });
  expect((await read(client, latest)).NextShardIterator).toBeUndefined();
});

test('a merge names both parents, and wants them side by side and in order', async () => {
  await using kinesis = await clicks(3);
  const { client } = kinesis;
  for (const [first, second] of [
    [1, 0],
    [0, 2],
  ] as const)
    await expectFailure(
      merge(client, first, second),
      'InvalidArgumentException',
      `Shards ${shardId(first)} and ${shardId(second)} in stream clicks under account ${account} ` +
        'are not an adjacent pair of shards eligible for merging',
    );
  await merge(client, 0, 1);
  expect((await shards(client)).at(-1)).toMatchObject({
    ShardId: shardId(3),
    ParentShardId: shardId(0),
    AdjacentParentShardId: shardId(1),
  });
  await expectFailure(
    merge(client, 0, 1),
    'InvalidArgumentException',
    `Shard ${shardId(0)} in stream clicks under account ${account} has already been merged or split, ` +
      'and thus is not eligible for merging or splitting.',
  );
  await expectFailure(
    merge(client, 8, 9),
    'ResourceNotFoundException',
    `Could not find shard ${shardId(8)} in stream clicks under account ${account}.`,
  );
});

test('a split point must leave both children a range', async () => {
  await using kinesis = await clicks(1);
  for (const point of ['0', '1', (2n ** 128n - 1n).toString()])
    await expectFailure(
      split(kinesis.client, 0, point),
      'InvalidArgumentException',
      `NewStartingHashKey ${point} used in SplitShard() on shard ${shardId(0)} in stream clicks under account ` +
        `${account} is not both greater than one plus the shard's StartingHashKey 0 and less than the shard's ` +
        `EndingHashKey ${2n ** 128n - 1n}.`,
    );
});

test('UpdateShardCount scales within its bounds, ten times a day', async () => {
  await using kinesis = await clicks(2, { limits: false });
  const { client, simulator } = kinesis;
  const scale = (TargetShardCount: number) =>
    client.send(
      new UpdateShardCountCommand({ StreamName, TargetShardCount, ScalingType: 'UNIFORM_SCALING' }),
    );
  await expectFailure(
    scale(5),
    'LimitExceededException',
    'UpdateShardCount cannot scale up over double your current open shard count. ' +
      'Current open shard count: 2, Target shard count: 5',
  );
  expect(await scale(3)).toMatchObject({ CurrentShardCount: 2, TargetShardCount: 3 });
  const summary = await client.send(new DescribeStreamSummaryCommand({ StreamName }));
  expect(summary.StreamDescriptionSummary).toMatchObject({
    StreamStatus: 'ACTIVE',
    OpenShardCount: 3,
  });
  await expectFailure(scale(1), 'LimitExceededException', /cannot scale down below half/);
  for (let count = 1; count < 10; count++) await scale(3);
  await expectFailure(scale(3), 'LimitExceededException');
  simulator.clock.advance(24 * 3_600_000);
  await scale(3);
});

test('ListShards filters by when shards were open; a closed shard goes with its last record', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const beforeSplit = new Date(simulator.clock.now());
  simulator.clock.advance(1000);
  await split(client, 0);
  simulator.clock.advance(1000);
  const afterSplit = new Date(simulator.clock.now());
  expect(await idsOf(client, { Type: 'AT_LATEST' })).toEqual([1, 2]);
  expect(await idsOf(client, { Type: 'AT_TRIM_HORIZON' })).toEqual([0]);
  expect(await idsOf(client, { Type: 'FROM_TRIM_HORIZON' })).toEqual([0, 1, 2]);
  expect(await idsOf(client, { Type: 'AT_TIMESTAMP', Timestamp: beforeSplit })).toEqual([0]);
  expect(await idsOf(client, { Type: 'AT_TIMESTAMP', Timestamp: afterSplit })).toEqual([1, 2]);
  expect(await idsOf(client, { Type: 'FROM_TIMESTAMP', Timestamp: afterSplit })).toEqual([1, 2]);
  expect(await idsOf(client, { Type: 'AFTER_SHARD_ID', ShardId: shardId(1) })).toEqual([2]);
  simulator.clock.advance(24 * 3_600_000);
  expect(await idsOf(client, { Type: 'FROM_TRIM_HORIZON' })).toEqual([1, 2]);
});

test('a stream that time passed by as it was created has its shards from its beginning', async () => {
  await using kinesis = await simulatedKinesis();
  const { client, simulator } = kinesis;
  let nowMs = simulator.clock.now();
  vi.spyOn(simulator.clock, 'now').mockImplementation(() => nowMs++);
  await client.send(new CreateStreamCommand({ StreamName, ShardCount: 2 }));
  const { StreamDescriptionSummary: summary } = await client.send(
    new DescribeStreamSummaryCommand({ StreamName }),
  );
  const Timestamp = summary?.StreamCreationTimestamp;
  expect(await idsOf(client, { Type: 'AT_TRIM_HORIZON' })).toEqual([0, 1]);
  expect(await idsOf(client, { Type: 'AT_TIMESTAMP', Timestamp })).toEqual([0, 1]);
});
