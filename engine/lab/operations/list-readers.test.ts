import type { Kinesis, ShardIteratorType } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';
import { firstShard, observedStream, StreamName } from '#engine/testing/observed-stream.ts';
import { ResourceNotFoundException } from '#lib/lab-client/errors.ts';

const put = (kinesis: Kinesis, text: string) =>
  kinesis.putRecord({ StreamName, PartitionKey: 'k', Data: Buffer.from(text) });

/** Reads on from a place, and answers with the next. */
async function read(kinesis: Kinesis, ShardIterator: string | undefined, Limit?: number) {
  return (await kinesis.getRecords({ ShardIterator, Limit })).NextShardIterator;
}

async function begin(kinesis: Kinesis, ShardIteratorType: ShardIteratorType, ShardId = firstShard) {
  return (await kinesis.getShardIterator({ StreamName, ShardId, ShardIteratorType })).ShardIterator;
}

test('each reader is a row, with its place, its lag and its rates', async () => {
  const { simulator, kinesis, kinesisAs, lab } = await observedStream(1);
  const startMs = simulator.clock.now();
  const sent = [];
  for (const text of ['one', 'two', 'three']) {
    sent.push(await put(kinesis, text));
    simulator.clock.advance(10_000);
  }
  const slow = kinesisAs('SLOW', { customUserAgent: 'slow-app' });
  const quick = kinesisAs('QUICK', { customUserAgent: 'quick-app' });
  await read(slow, await begin(slow, 'TRIM_HORIZON'), 1);
  await read(quick, await begin(quick, 'TRIM_HORIZON'));
  simulator.clock.advance(20_000);
  const { Readers = [] } = await lab.listReaders({ StreamName });
  expect(Readers).toEqual([
    {
      ShardId: firstShard,
      AccessKeyId: 'SLOW',
      UserAgent: expect.stringContaining('slow-app'),
      Finished: false,
      ReadsPerSecond: expect.closeTo(1 / 55, 5),
      RecordsPerSecond: expect.closeTo(1 / 55, 5),
      BytesPerSecond: expect.closeTo(3 / 55, 5),
      ThrottledReads: 0,
      LastReadAt: new Date(startMs + 30_000),
      SequenceNumber: sent[0]?.SequenceNumber,
      ApproximateArrivalTimestamp: new Date(startMs),
      MillisBehindLatest: 40_000,
      RecordsBehind: 2,
      OldestRecordAt: new Date(startMs),
      TipAt: new Date(startMs + 20_000),
    },
    expect.objectContaining({
      AccessKeyId: 'QUICK',
      UserAgent: expect.stringContaining('quick-app'),
      RecordsPerSecond: expect.closeTo(3 / 55, 5),
      BytesPerSecond: expect.closeTo(11 / 55, 5),
      SequenceNumber: sent[2]?.SequenceNumber,
      MillisBehindLatest: 0,
      RecordsBehind: 0,
    }),
  ]);
});

test('refused reads are counted, and a reader that only was refused has no place', async () => {
  const { simulator, kinesis, kinesisAs, lab } = await observedStream(1);
  await put(kinesis, 'one');
  const greedy = kinesisAs('GREEDY');
  const late = kinesisAs('LATE');
  const place = await begin(late, 'LATEST');
  for (let call = 0; call < 5; call++) await read(greedy, place);
  await expectFailure(read(late, place), 'ProvisionedThroughputExceededException');
  await expectFailure(read(late, place), 'ProvisionedThroughputExceededException');
  const { Readers = [] } = await lab.listReaders({ StreamName });
  expect(Readers.map(({ AccessKeyId, ThrottledReads }) => [AccessKeyId, ThrottledReads])).toEqual([
    ['GREEDY', 0],
    ['LATE', 2],
  ]);
  expect(Readers[0]?.SequenceNumber).toBeUndefined();
  expect(Readers[0]?.MillisBehindLatest).toBe(0);
  expect(Readers[1]).not.toHaveProperty('LastReadAt');
  expect(Readers[1]).not.toHaveProperty('MillisBehindLatest');
  simulator.clock.advance(15 * 60_000);
  expect((await lab.listReaders({ StreamName })).Readers).toEqual([]);
});

test('a consumer of enhanced fan-out is a row with its name', async () => {
  const { simulator, kinesis, kinesisAs, lab } = await observedStream(1);
  const { StreamDescriptionSummary } = await kinesis.describeStreamSummary({ StreamName });
  const StreamARN = StreamDescriptionSummary?.StreamARN;
  const { Consumer } = await kinesis.registerStreamConsumer({ StreamARN, ConsumerName: 'audit' });
  simulator.clock.advance(5000);
  await put(kinesis, 'one');
  const { SequenceNumber } = await put(kinesis, 'two');
  const reader = kinesisAs('FANOUT');
  const { EventStream } = await reader.subscribeToShard({
    ConsumerARN: Consumer?.ConsumerARN,
    ShardId: firstShard,
    StartingPosition: { Type: 'TRIM_HORIZON' },
  });
  await EventStream?.[Symbol.asyncIterator]().next();
  const { Readers } = await lab.listReaders({ StreamName });
  expect(Readers).toMatchObject([
    {
      AccessKeyId: 'FANOUT',
      ConsumerName: 'audit',
      SequenceNumber,
      MillisBehindLatest: 0,
      BytesPerSecond: expect.closeTo(6 / 55, 1),
    },
  ]);
});

test('through a reshard, the parent stays as finished and the children come as they are read', async () => {
  const { simulator, kinesis, kinesisAs, lab } = await observedStream(1);
  const reader = kinesisAs('READER');
  await put(kinesis, 'before');
  const { Shards = [] } = await kinesis.listShards({ StreamName });
  const middle = (BigInt(Shards[0]?.HashKeyRange?.EndingHashKey ?? 0) + 1n) / 2n;
  await kinesis.splitShard({
    StreamName,
    ShardToSplit: firstShard,
    NewStartingHashKey: `${middle}`,
  });
  await read(reader, await begin(reader, 'TRIM_HORIZON'));
  const rows = async () =>
    (await lab.listReaders({ StreamName })).Readers?.map(({ ShardId, Finished }) => [
      ShardId,
      Finished,
    ]);
  expect(await rows()).toEqual([[firstShard, true]]);
  simulator.clock.advance(10 * 60_000);
  await read(reader, await begin(reader, 'TRIM_HORIZON', 'shardId-000000000002'));
  expect(await rows()).toEqual([
    [firstShard, true],
    ['shardId-000000000002', false],
  ]);
  simulator.clock.advance(5 * 60_000);
  expect(await rows()).toEqual([['shardId-000000000002', false]]);
});

test('readers come in pages', async () => {
  const { kinesisAs, lab } = await observedStream(2);
  for (const accessKeyId of ['A', 'B', 'C']) {
    const reader = kinesisAs(accessKeyId);
    for (const shardId of [firstShard, 'shardId-000000000001'])
      await read(reader, await begin(reader, 'LATEST', shardId));
  }
  const listed: (string | undefined)[] = [];
  let NextToken: string | undefined;
  let pages = 0;
  do {
    const page = await lab.listReaders({ StreamName, MaxResults: 2, NextToken });
    listed.push(...(page.Readers ?? []).map((row) => `${row.ShardId?.at(-1)}${row.AccessKeyId}`));
    ({ NextToken } = page);
    pages += 1;
  } while (NextToken !== undefined);
  expect(listed).toEqual(['0A', '0B', '0C', '1A', '1B', '1C']);
  expect(pages).toBe(3);
});

test('what expires does not count as unread', async () => {
  const { simulator, kinesis, kinesisAs, lab } = await observedStream(1);
  const reader = kinesisAs('READER');
  const place = await begin(reader, 'TRIM_HORIZON');
  await read(reader, place);
  await put(kinesis, 'old');
  simulator.clock.advance(24 * 3_600_000 - 60_000);
  await put(kinesis, 'new');
  simulator.clock.advance(2 * 60_000);
  const again = await begin(reader, 'LATEST');
  await read(reader, again);
  const slow = kinesisAs('SLOW');
  const stale = await begin(slow, 'TRIM_HORIZON');
  await read(slow, stale, 1);
  const { Readers = [] } = await lab.listReaders({ StreamName });
  expect(Readers.map(({ AccessKeyId, RecordsBehind }) => [AccessKeyId, RecordsBehind])).toEqual([
    ['READER', 0],
    ['SLOW', 0],
  ]);
  expect(Readers[0]?.OldestRecordAt).toEqual(Readers[0]?.TipAt);
});

test('a wrong request is refused in AWS’s words', async () => {
  const { lab } = await observedStream(1);
  const unknown = await lab.listReaders({ StreamName: 'nothing' }).catch((error: unknown) => error);
  expect(unknown).toBeInstanceOf(ResourceNotFoundException);
  expect(unknown).toMatchObject({
    message: 'Stream nothing under account 000000000000 not found.',
    $metadata: { httpStatusCode: 400 },
  });
  await expectValidationError(
    lab.listReaders({ StreamName: undefined }),
    "Value null at 'streamName' failed to satisfy constraint: Member must not be null",
  );
  await expectValidationError(
    lab.listReaders({ StreamName, MaxResults: 1001 }),
    "Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000",
  );
  await expectFailure(
    lab.listReaders({ StreamName, NextToken: 'nonsense' }),
    'ValidationException',
    /'nonsense' at 'nextToken'/,
  );
});
