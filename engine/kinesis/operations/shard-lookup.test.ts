import {
  GetShardIteratorCommand,
  IncreaseStreamRetentionPeriodCommand,
  MergeShardsCommand,
  PutRecordCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { describe, expect, it } from 'vitest';
import { account, bytes, clicks, StreamName } from '#engine/testing/clicks-stream.ts';
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';

/* What AWS says first where several things are wrong: https://github.com/mhart/kinesalite/tree/master/test */

const notThere = 'nobody';
const noForm = (ShardId: string, name: string) =>
  `Could not find shard ${ShardId} in stream ${name} under account ${account}.`;
const noShard = (ShardId: string, name: string) =>
  `Shard ${ShardId} in stream ${name} under account ${account} does not exist`;

const badStart = (number: string) =>
  `StartingSequenceNumber ${number} used in GetShardIterator on shard shardId-000000000000 in stream ${StreamName} ` +
  `under account ${account} is invalid`;
const elsewhere = (ShardId: string) =>
  `Invalid StartingSequenceNumber. It encodes ${ShardId}, while it was used in a call to a shard with shardId-000000000000`;

describe('GetShardIterator', () => {
  it.each([
    [notThere, '2147483648', noForm('2147483648', notThere)],
    [notThere, 'ABKLFD8', noForm('ABKLFD8', notThere)],
    [notThere, 'a-00002147483647', noShard('shardId-002147483647', notThere)],
    [StreamName, 'shardId-5', noShard('shardId-000000000005', StreamName)],
  ])('in %s of %s', async (name, ShardId, message) => {
    await using kinesis = await clicks(2);
    const input = { StreamName: name, ShardId, ShardIteratorType: 'AT_SEQUENCE_NUMBER' } as const;
    const call = kinesis.client.send(new GetShardIteratorCommand(input));
    await expectFailure(call, 'ResourceNotFoundException', message);
  });

  it.each([
    ['5', elsewhere('shardId-000000000005')],
    ['425352958651173072921826052383309826', elsewhere('shardId-000000000002')],
    ['0', `${badStart('0')} because it did not come from this stream.`],
    [
      String(2n ** 185n + 1n),
      `${badStart(String(2n ** 185n + 1n))} because it did not come from this stream.`,
    ],
    [String(2n ** 186n), `${badStart(String(2n ** 186n))}.`],
  ])('at a number that is not of the shard: %s', async (StartingSequenceNumber, message) => {
    await using kinesis = await clicks(2);
    const command = new GetShardIteratorCommand({
      StreamName,
      ShardId: 'shardId-0',
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      StartingSequenceNumber,
    });
    await expectFailure(kinesis.client.send(command), 'InvalidArgumentException', message);
  });
});

describe('SplitShard and MergeShards', () => {
  it.each([
    [notThere, 'ABKLFD8', noForm('ABKLFD8', notThere)],
    [notThere, 'shardId-0', `Stream ${notThere} under account ${account} not found.`],
    [StreamName, '5', noForm('shardId-000000000005', StreamName)],
  ])('in %s of %s', async (name, shardId, message) => {
    await using kinesis = await clicks(2);
    const split = new SplitShardCommand({
      StreamName: name,
      ShardToSplit: shardId,
      NewStartingHashKey: '9',
    });
    await expectFailure(kinesis.client.send(split), 'ResourceNotFoundException', message);
    for (const [ShardToMerge, AdjacentShardToMerge] of [
      [shardId, 'x-0'],
      ['x-0', shardId],
    ]) {
      const merge = new MergeShardsCommand({
        StreamName: name,
        ShardToMerge,
        AdjacentShardToMerge,
      });
      await expectFailure(kinesis.client.send(merge), 'ResourceNotFoundException', message);
    }
  });
});

it('PutRecord comes after numbers of every form', async () => {
  await using kinesis = await clicks(1);
  for (const SequenceNumberForOrdering of ['0', String(2n ** 185n + 1n), String(2n ** 185n + 2n)]) {
    const command = new PutRecordCommand({
      StreamName,
      PartitionKey: 'k',
      Data: bytes(''),
      SequenceNumberForOrdering,
    });
    expect(await kinesis.client.send(command)).toMatchObject({ ShardId: 'shardId-000000000000' });
  }
});

it('a retention of no hours is not even looked at', async () => {
  await using kinesis = await clicks(1);
  const command = new IncreaseStreamRetentionPeriodCommand({
    StreamName,
    RetentionPeriodHours: -1,
  });
  await expectValidationError(
    kinesis.client.send(command),
    "Value '-1' at 'retentionPeriodHours' failed to satisfy constraint: Member must have value greater than or equal to 1",
  );
});
