import type { Kinesis } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';
import { firstShard, observedStream, StreamName } from '#engine/testing/observed-stream.ts';

const record = (PartitionKey: string, bytes: number) => ({
  PartitionKey,
  Data: Buffer.alloc(bytes - PartitionKey.length),
});

const putAll = (kinesis: Kinesis, Records: ReturnType<typeof record>[]) =>
  kinesis.putRecords({ StreamName, Records });

test('the heaviest keys come first, with exact shares while keys are few', async () => {
  const { simulator, kinesis, lab } = await observedStream(1);
  await putAll(kinesis, [
    ...Array.from({ length: 7 }, () => record('user-7', 10)),
    record('user-8', 100),
    record('user-9', 20),
    record('user-9', 10),
  ]);
  await kinesis.putRecord({ StreamName, ...record('user-7', 30) });
  simulator.clock.advance(49_000);
  const { Since, Shards, OmittedShards } = await lab.getHeavyKeys({ StreamName });
  expect(Since?.getTime()).toBe(simulator.clock.now() - 49_000 - 10_000);
  expect(OmittedShards).toBe(0);
  const exact = { RecordShareOverestimate: 0, ByteShareOverestimate: 0 };
  expect(Shards).toEqual([
    {
      ShardId: firstShard,
      Records: 11,
      Bytes: 230,
      SampledShare: 1,
      Keys: [
        { PartitionKey: 'user-7', RecordShare: 8 / 11, ByteShare: 100 / 230, ...exact },
        { PartitionKey: 'user-9', RecordShare: 2 / 11, ByteShare: 30 / 230, ...exact },
        { PartitionKey: 'user-8', RecordShare: 1 / 11, ByteShare: 100 / 230, ...exact },
      ],
    },
  ]);
  simulator.clock.advance(11_000);
  expect((await lab.getHeavyKeys({ StreamName })).Shards).toEqual([]);
});

test('a busy stream is sampled and says so, and its hot key stands out', async () => {
  const { kinesis, lab } = await observedStream(1, { limits: false });
  for (let call = 0; call < 20; call++)
    await putAll(
      kinesis,
      Array.from({ length: 500 }, (_, index) =>
        record(index % 4 === 0 ? 'hot' : `user-${call}-${index}`, 100),
      ),
    );
  const { Shards = [] } = await lab.getHeavyKeys({ StreamName, MaxKeys: 1 });
  const [shard] = Shards;
  expect(shard?.SampledShare).toBeGreaterThan(0.05);
  expect(shard?.SampledShare).toBeLessThan(0.2);
  expect(shard?.Records).toBeGreaterThan(9930);
  expect(shard?.Records).toBeLessThanOrEqual(10_000);
  const [hot, ...others] = shard?.Keys ?? [];
  expect(others).toEqual([]);
  expect(hot).toMatchObject({ PartitionKey: 'hot', RecordShareOverestimate: 0 });
  expect(hot?.RecordShare).toBeGreaterThan(0.2);
  expect(hot?.RecordShare).toBeLessThan(0.3);
});

test('refused records are not counted, and each shard has its own keys', async () => {
  const { kinesis, lab } = await observedStream(2);
  await kinesis.putRecord({ StreamName, ...record('high', 50), ExplicitHashKey: `${2n ** 127n}` });
  const lower = { ...record('low', 50), ExplicitHashKey: '0' };
  const { FailedRecordCount: first } = await putAll(
    kinesis,
    Array.from({ length: 500 }, () => lower),
  );
  await putAll(
    kinesis,
    Array.from({ length: 500 }, () => lower),
  );
  const { FailedRecordCount } = await putAll(
    kinesis,
    Array.from({ length: 500 }, () => lower),
  );
  expect([first, FailedRecordCount]).toEqual([0, 500]);
  const { Shards = [] } = await lab.getHeavyKeys({ StreamName });
  expect(Shards.map(({ Keys }) => Keys?.map(({ PartitionKey }) => PartitionKey))).toEqual([
    ['low'],
    ['high'],
  ]);
  expect(Shards[0]?.Records).toBeLessThanOrEqual(1000);
  expect(Shards[0]?.Records).toBeGreaterThan(930);
});

test('a stream that spreads by itself has the keys that it is given', async () => {
  const { kinesis, lab } = await observedStream(1);
  const StreamARN = `arn:aws:kinesis:us-east-1:000000000000:stream/${StreamName}`;
  const StreamModeDetails = { StreamMode: 'ON_DEMAND' } as const;
  await kinesis.updateStreamMode({ StreamARN, StreamModeDetails });
  await kinesis.updateStreamRecordDistributionStrategy({
    StreamARN,
    RecordDistributionStrategy: 'AUTO',
  });
  await kinesis.putRecord({ StreamName, PartitionKey: undefined, Data: Buffer.alloc(10) });
  await kinesis.putRecord({ StreamName, ...record('given', 10) });
  const { Shards = [] } = await lab.getHeavyKeys({ StreamName });
  expect(Shards.reduce((sum, { Records = 0 }) => sum + Records, 0)).toBe(2);
  expect(Shards.flatMap(({ Keys }) => Keys)).toMatchObject([{ PartitionKey: 'given' }]);
});

test('a shard may be asked for alone, used or not', async () => {
  const { kinesis, lab } = await observedStream(2);
  await kinesis.putRecord({ StreamName, ...record('low', 50), ExplicitHashKey: '0' });
  const { Shards: used } = await lab.getHeavyKeys({ StreamName, ShardId: firstShard });
  expect(used).toMatchObject([{ ShardId: firstShard, Records: 1 }]);
  const ShardId = 'shardId-000000000001';
  expect((await lab.getHeavyKeys({ StreamName, ShardId })).Shards).toEqual([
    { ShardId, Records: 0, Bytes: 0, SampledShare: 1, Keys: [] },
  ]);
});

test('a wrong request is refused in AWS’s words', async () => {
  const { lab } = await observedStream(1);
  await expectFailure(
    lab.getHeavyKeys({ StreamName: 'nothing' }),
    'ResourceNotFoundException',
    'Stream nothing under account 000000000000 not found.',
  );
  await expectFailure(
    lab.getHeavyKeys({ StreamName, ShardId: 'shardId-000000000009' }),
    'ResourceNotFoundException',
    'Could not find shard shardId-000000000009 in stream orders under account 000000000000.',
  );
  await expectValidationError(
    lab.getHeavyKeys({ StreamName, MaxKeys: 17 }),
    "Value '17' at 'maxKeys' failed to satisfy constraint: Member must have value less than or equal to 16",
  );
  await expectValidationError(
    lab.getHeavyKeys({ StreamName: undefined }),
    "Value null at 'streamName' failed to satisfy constraint: Member must not be null",
  );
});
