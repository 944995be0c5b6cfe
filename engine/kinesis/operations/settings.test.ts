import {
  AddTagsToStreamCommand,
  DecreaseStreamRetentionPeriodCommand,
  DescribeStreamSummaryCommand,
  DisableEnhancedMonitoringCommand,
  EnableEnhancedMonitoringCommand,
  IncreaseStreamRetentionPeriodCommand,
  type KinesisClient,
  ListTagsForStreamCommand,
  RemoveTagsFromStreamCommand,
  UpdateMaxRecordSizeCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { account, clicks, iterator, put, read, StreamName } from '#engine/testing/clicks-stream.ts';
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';

const summary = async (client: KinesisClient) =>
  (await client.send(new DescribeStreamSummaryCommand({ StreamName }))).StreamDescriptionSummary;

test('tags are added, replaced, listed by key, and removed', async () => {
  await using kinesis = await clicks(1);
  const { client } = kinesis;
  const add = (Tags: Record<string, string>) =>
    client.send(new AddTagsToStreamCommand({ StreamName, Tags }));
  await add({ team: 'shop', stage: 'test' });
  await add({ stage: 'live', cost: '7' });
  await client.send(new RemoveTagsFromStreamCommand({ StreamName, TagKeys: ['cost', 'unknown'] }));
  const list = (input: { ExclusiveStartTagKey?: string; Limit?: number }) =>
    client.send(new ListTagsForStreamCommand({ StreamName, ...input }));
  expect(await list({ Limit: 1 })).toMatchObject({
    Tags: [{ Key: 'stage', Value: 'live' }],
    HasMoreTags: true,
  });
  expect(await list({ ExclusiveStartTagKey: 'stage' })).toMatchObject({
    Tags: [{ Key: 'team', Value: 'shop' }],
    HasMoreTags: false,
  });
  await expectFailure(add({ 'a*b': '' }), 'InvalidArgumentException', /invalid characters/);
  await expectFailure(
    add({ 'a%b': '' }),
    'InvalidArgumentException',
    /^Failed to add tags to stream/,
  );
  const tooMany = Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`key${index}`, '']));
  await expectFailure(
    add(tooMany),
    'InvalidArgumentException',
    `Failed to add tags to stream clicks under account ${account} because a given stream cannot have ` +
      'more than 50 tags associated with it.',
  );
});

test('a longer retention keeps what is left, a shorter one cuts at once', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const increase = (RetentionPeriodHours: number) =>
    client.send(new IncreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours }));
  const decrease = (RetentionPeriodHours: number) =>
    client.send(new DecreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours }));
  const texts = async () => (await read(client, await iterator(client))).texts;
  await put(client, 'expires');
  simulator.clock.advance(20 * 3_600_000);
  await put(client, 'is kept');
  simulator.clock.advance(5 * 3_600_000);
  await increase(48);
  expect(await texts()).toEqual(['is kept']);
  simulator.clock.advance(30 * 3_600_000);
  expect(await texts()).toEqual(['is kept']);
  await decrease(24);
  expect(await texts()).toEqual([]);
  expect(await summary(client)).toMatchObject({ RetentionPeriodHours: 24 });
});

test('retention has bounds and directions', async () => {
  await using kinesis = await clicks(1);
  const { client } = kinesis;
  const increase = (RetentionPeriodHours: number) =>
    client.send(new IncreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours }));
  await expectFailure(
    increase(23),
    'InvalidArgumentException',
    'Minimum allowed retention period is 24 hours. Requested retention period (23 hours) is too short.',
  );
  await expectFailure(
    increase(8761),
    'InvalidArgumentException',
    'Maximum allowed retention period is 8760 hours. Requested retention period (8761 hours) is too long.',
  );
  await increase(48);
  await expectFailure(
    increase(24),
    'InvalidArgumentException',
    'Requested retention period (24 hours) for stream clicks can not be shorter than existing retention period ' +
      '(48 hours). Use DecreaseRetentionPeriod API.',
  );
});

test('enhanced monitoring says what was and what is switched on', async () => {
  await using kinesis = await clicks(1);
  const { client } = kinesis;
  expect(
    await client.send(
      new EnableEnhancedMonitoringCommand({ StreamName, ShardLevelMetrics: ['ALL'] }),
    ),
  ).toMatchObject({ CurrentShardLevelMetrics: [], DesiredShardLevelMetrics: { length: 7 } });
  await client.send(
    new DisableEnhancedMonitoringCommand({
      StreamName,
      ShardLevelMetrics: [
        'OutgoingBytes',
        'OutgoingRecords',
        'IncomingRecords',
        'IteratorAgeMilliseconds',
        'ReadProvisionedThroughputExceeded',
        'WriteProvisionedThroughputExceeded',
      ],
    }),
  );
  expect((await summary(client))?.EnhancedMonitoring).toEqual([
    { ShardLevelMetrics: ['IncomingBytes'] },
  ]);
});

test('a larger record size takes larger records', async () => {
  await using kinesis = await clicks(1);
  const { client } = kinesis;
  const large = 'x'.repeat(2 * 1024 * 1024);
  await expectValidationError(
    put(client, large),
    "Value 'java.nio.HeapByteBuffer[pos=0 lim=2097152 cap=2097152]' at 'data' failed to satisfy constraint: " +
      'Member must have length less than or equal to 1048576',
  );
  const StreamARN = `arn:aws:kinesis:us-east-1:${account}:stream/clicks`;
  await client.send(new UpdateMaxRecordSizeCommand({ StreamARN, MaxRecordSizeInKiB: 3072 }));
  await put(client, large);
  expect((await read(client, await iterator(client))).Records?.[0]?.Data).toHaveLength(2_097_152);
});
