import { PutRecordCommand, type GetShardIteratorInput } from '@aws-sdk/client-kinesis';
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

test('each iterator type starts where it says', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const first = await put(client, 'a');
  simulator.clock.advance(1000);
  const betweenMs = simulator.clock.now();
  await put(client, 'b');
  const latest = await iterator(client, { ShardIteratorType: 'LATEST' });
  await put(client, 'c');
  const textsFrom = async (input: Partial<GetShardIteratorInput>) =>
    (await read(client, await iterator(client, input))).texts;
  const StartingSequenceNumber = first.SequenceNumber;
  expect(await textsFrom({})).toEqual(['a', 'b', 'c']);
  expect(
    await textsFrom({ ShardIteratorType: 'AT_SEQUENCE_NUMBER', StartingSequenceNumber }),
  ).toEqual(['a', 'b', 'c']);
  expect(
    await textsFrom({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', StartingSequenceNumber }),
  ).toEqual(['b', 'c']);
  simulator.clock.advance(1000);
  expect(
    await textsFrom({ ShardIteratorType: 'AT_TIMESTAMP', Timestamp: new Date(betweenMs) }),
  ).toEqual(['b', 'c']);
  expect((await read(client, latest)).texts).toEqual(['c']);
});

test('a reader is behind while records follow, even when the clock stands still', async () => {
  await using kinesis = await clicks(1);
  const { client } = kinesis;
  for (const text of ['a', 'b']) await put(client, text);
  const first = await read(client, await iterator(client), 1);
  expect(first.MillisBehindLatest).toBe(1);
  const second = await read(client, first.NextShardIterator ?? '', 1);
  expect(second.MillisBehindLatest).toBe(0);
});

test('reading goes on page by page, and says how far behind it is', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  for (const text of ['a', 'b', 'c']) await put(client, text);
  simulator.clock.advance(5000);
  const first = await read(client, await iterator(client), 2);
  expect(first).toMatchObject({ texts: ['a', 'b'], MillisBehindLatest: 5000 });
  const second = await read(client, first.NextShardIterator ?? '');
  expect(second).toMatchObject({ texts: ['c'], MillisBehindLatest: 0 });
  const third = await read(client, second.NextShardIterator ?? '');
  expect(third.texts).toEqual([]);
  expect(third.NextShardIterator).toBeTruthy();
});

test('iterators expire after five minutes, are as long as AWS’s, and cannot be made up', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const issued = await iterator(client);
  const wireBytes = 152 + Math.floor((StreamName.length + 2) / 16) * 16;
  expect(Buffer.from(issued, 'base64')).toHaveLength(wireBytes);
  expect((await read(client, `"${issued}"`)).texts).toEqual([]);
  simulator.clock.advance(300_001);
  await expectFailure(
    read(client, issued),
    'ExpiredIteratorException',
    'Iterator expired. The iterator was created at time Sun Nov 22 00:00:00 UTC 2026 while right now it is ' +
      'Sun Nov 22 00:05:00 UTC 2026 which is further in the future than the tolerated delay of 300000 milliseconds.',
  );
  for (const bogus of ['x', 'AAAA', Buffer.alloc(152).toString('base64')])
    await expectFailure(read(client, bogus), 'InvalidArgumentException', 'Invalid ShardIterator.');
});

test('what GetShardIterator cannot combine or find, it says as AWS does', async () => {
  await using kinesis = await clicks(2);
  const { client } = kinesis;
  const { SequenceNumber } = await client.send(
    new PutRecordCommand({ StreamName, PartitionKey: 'k', Data: bytes('x'), ExplicitHashKey: '0' }),
  );
  await expectFailure(
    iterator(client, { ShardIteratorType: 'LATEST', StartingSequenceNumber: '1' }),
    'InvalidArgumentException',
    /Request specified LATEST and also a StartingSequenceNumber\.$/,
  );
  await expectFailure(
    iterator(client, { ShardIteratorType: 'AT_SEQUENCE_NUMBER' }),
    'InvalidArgumentException',
    /Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber\.$/,
  );
  await expectFailure(
    iterator(client, {
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      ShardId: 'shardId-000000000001',
      StartingSequenceNumber: SequenceNumber,
    }),
    'InvalidArgumentException',
    'Invalid StartingSequenceNumber. It encodes shardId-000000000000, while it was used in a call to a shard with shardId-000000000001',
  );
  await expectFailure(
    iterator(client, { ShardId: 'shardId-000000000009' }),
    'ResourceNotFoundException',
    `Shard shardId-000000000009 in stream clicks under account ${account} does not exist`,
  );
  await expectFailure(
    iterator(client, { ShardIteratorType: 'AT_TIMESTAMP', Timestamp: new Date(8e12) }),
    'InvalidArgumentException',
    /^The timestampInMillis parameter cannot be greater than the currentTimestampInMillis\./,
  );
});

test('records are gone once their retention is over', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  await put(client, 'old');
  simulator.clock.advance(3_600_000);
  await put(client, 'young');
  simulator.clock.advance(23 * 3_600_000 + 1);
  expect((await read(client, await iterator(client))).texts).toEqual(['young']);
  simulator.clock.advance(3_600_000);
  expect((await read(client, await iterator(client))).texts).toEqual([]);
});
