import { PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import {
  account,
  bytes,
  clicks,
  iterator,
  put,
  read,
  StreamName,
} from '#engine/testing/clicks-stream.ts';
import { expectFailure } from '#engine/testing/expect-failure.ts';

test('a shard takes 1,000 records at once and 1,000 more each second; the rest are refused one by one', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const Records = Array.from({ length: 500 }, () => ({ Data: bytes('x'), PartitionKey: 'k' }));
  const refusedOf = async () =>
    (await client.send(new PutRecordsCommand({ StreamName, Records }))).FailedRecordCount;
  expect([await refusedOf(), await refusedOf(), await refusedOf()]).toEqual([0, 0, 500]);
  simulator.clock.advance(250);
  const reply = await client.send(new PutRecordsCommand({ StreamName, Records }));
  expect(reply.FailedRecordCount).toBe(250);
  expect(reply.Records?.at(-1)).toEqual({
    ErrorCode: 'ProvisionedThroughputExceededException',
    ErrorMessage: `Rate exceeded for shard shardId-000000000000 in stream clicks under account ${account}.`,
  });
  await expectFailure(
    put(client, 'x'),
    'ProvisionedThroughputExceededException',
    `Rate exceeded for shard shardId-000000000000 in stream clicks under account ${account}.`,
  );
});

test('a shard takes 1 MiB a second, keys counted', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const half = 'x'.repeat(512 * 1024 - 1);
  await put(client, half);
  await put(client, half);
  await expectFailure(put(client, ''), 'ProvisionedThroughputExceededException');
  simulator.clock.advance(1);
  await put(client, '');
});

test('a shard is read five times a second, and 2 MiB a second', async () => {
  await using kinesis = await clicks(1, { limits: true });
  const { client, simulator } = kinesis;
  const start = await iterator(client);
  for (let count = 0; count < 5; count++) await read(client, start);
  await expectFailure(
    read(client, start),
    'ProvisionedThroughputExceededException',
    `Rate exceeded for Shard - ${account}/clicks/shardId-000000000000`,
  );
  for (let second = 0; second < 4; second++) {
    simulator.clock.advance(1000);
    await put(client, 'x'.repeat(1024 * 1024 - 1));
  }
  simulator.clock.advance(1000);
  expect((await read(client, start)).Records).toHaveLength(4);
  simulator.clock.advance(999);
  await expectFailure(read(client, start), 'ProvisionedThroughputExceededException');
  simulator.clock.advance(2);
  await read(client, start);
});

test('limits can be off', async () => {
  await using kinesis = await clicks(1, { limits: false });
  const Records = Array.from({ length: 500 }, () => ({ Data: bytes('x'), PartitionKey: 'k' }));
  for (let count = 0; count < 4; count++) {
    const reply = await kinesis.client.send(new PutRecordsCommand({ StreamName, Records }));
    expect(reply.FailedRecordCount).toBe(0);
  }
});
