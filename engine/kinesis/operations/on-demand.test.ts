import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  type KinesisClient,
  PutRecordCommand,
  PutRecordsCommand,
  UpdateAccountSettingsCommand,
  UpdateStreamModeCommand,
  UpdateStreamRecordDistributionStrategyCommand,
  UpdateStreamWarmThroughputCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { account, bytes, clicks, StreamName } from '#engine/testing/clicks-stream.ts';
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';
import { simulatedKinesis } from '#engine/testing/simulated-kinesis.ts';

const StreamARN = `arn:aws:kinesis:us-east-1:${account}:stream/clicks`;
const minuteMs = 60_000;

async function onDemand() {
  const kinesis = await simulatedKinesis({ limits: false });
  const StreamModeDetails = { StreamMode: 'ON_DEMAND' as const };
  await kinesis.client.send(new CreateStreamCommand({ StreamName, StreamModeDetails }));
  return kinesis;
}

const summary = async (client: KinesisClient) =>
  (await client.send(new DescribeStreamSummaryCommand({ StreamName }))).StreamDescriptionSummary;

/** Puts `count` small records, all into the first shard or spread over all. */
async function putMany(client: KinesisClient, count: number, isSpread: boolean) {
  const Data = bytes('x');
  for (let sent = 0; sent < count; sent += 500) {
    const Records = Array.from({ length: 500 }, (_, index) => ({
      Data,
      PartitionKey: `key-${index}`,
      ...(isSpread ? {} : { ExplicitHashKey: '0' }),
    }));
    await client.send(new PutRecordsCommand({ StreamName, Records }));
  }
}

test('a shard that is busy for 15 minutes is split; what twice the 30-day peak does not want is merged', async () => {
  await using kinesis = await onDemand();
  const { client, simulator } = kinesis;
  const openShards = async () => (await summary(client))?.OpenShardCount;
  expect(await openShards()).toBe(4);
  await putMany(client, 130_000, true);
  simulator.clock.advance(minuteMs);
  const stayBusy = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute++) {
      await putMany(client, 30_000, false);
      simulator.clock.advance(minuteMs);
    }
  };
  await stayBusy(10);
  expect(await openShards()).toBe(4);
  await stayBusy(5);
  expect(await openShards()).toBe(5);
  expect(await summary(client)).toMatchObject({ StreamStatus: 'ACTIVE' });
  simulator.clock.advance(29 * 24 * 60 * minuteMs);
  expect(await openShards()).toBe(5);
  simulator.clock.advance(2 * 24 * 60 * minuteMs);
  expect(await openShards()).toBe(4);
});

test('warm throughput opens shards ahead, for accounts that committed to it', async () => {
  await using kinesis = await onDemand();
  const { client, simulator } = kinesis;
  const warm = () =>
    client.send(new UpdateStreamWarmThroughputCommand({ StreamName, WarmThroughputMiBps: 10 }));
  await expectFailure(warm(), 'ValidationException');
  await client.send(
    new UpdateAccountSettingsCommand({ MinimumThroughputBillingCommitment: { Status: 'ENABLED' } }),
  );
  expect((await warm()).WarmThroughput).toEqual({ TargetMiBps: 10, CurrentMiBps: 4 });
  simulator.clock.advance(3 * minuteMs);
  expect((await summary(client))?.WarmThroughput).toEqual({ TargetMiBps: 10, CurrentMiBps: 10 });
});

test('AUTO spreads records whatever their key, and needs none', async () => {
  await using kinesis = await onDemand();
  const { client } = kinesis;
  const putOne = (PartitionKey?: string) =>
    client.send(new PutRecordCommand({ StreamName, PartitionKey, Data: bytes('x') }));
  await expectValidationError(
    putOne(),
    "Value null at 'partitionKey' failed to satisfy constraint: Member must not be null",
  );
  await client.send(
    new UpdateStreamRecordDistributionStrategyCommand({
      StreamARN,
      RecordDistributionStrategy: 'AUTO',
    }),
  );
  const shards = new Set<string | undefined>();
  for (let count = 0; count < 60; count++) shards.add((await putOne('same')).ShardId);
  await putOne();
  expect(shards.size).toBe(4);
});

test('a provisioned stream cannot be AUTO, and modes change twice a day', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  await expectFailure(
    client.send(
      new UpdateStreamRecordDistributionStrategyCommand({
        StreamARN,
        RecordDistributionStrategy: 'AUTO',
      }),
    ),
    'InvalidArgumentException',
  );
  const change = (StreamMode: 'ON_DEMAND' | 'PROVISIONED') =>
    client.send(new UpdateStreamModeCommand({ StreamARN, StreamModeDetails: { StreamMode } }));
  await change('ON_DEMAND');
  await change('PROVISIONED');
  await expectFailure(change('ON_DEMAND'), 'LimitExceededException');
  simulator.clock.advance(24 * 60 * minuteMs);
  await change('ON_DEMAND');
});
