import {
  DeleteStreamCommand,
  DeregisterStreamConsumerCommand,
  ListStreamsCommand,
  MergeShardsCommand,
  PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { account, bytes, clicks, put, StreamName } from '#engine/testing/clicks-stream.ts';
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';
import {
  clientOver,
  dataOf,
  register,
  StreamARN,
  subscribe,
  transports,
} from '#engine/testing/subscriber.ts';

const shard = 'shardId-000000000000';
const ways = Object.keys(transports) as (keyof typeof transports)[];

test.each(ways)('records are pushed as they come: %s', async (way) => {
  await using kinesis = await clicks(1);
  const { simulator } = kinesis;
  const client = clientOver(simulator.endpoint, way);
  await put(client, 'before');
  const events = await subscribe(client, await register(client));
  expect(await events.texts(1)).toEqual(['before']);
  const { SequenceNumber } = await put(client, 'after', 'key');
  expect(await events.next()).toEqual({
    Records: [
      {
        SequenceNumber,
        PartitionKey: 'key',
        Data: expect.any(Uint8Array),
        ApproximateArrivalTimestamp: new Date(simulator.clock.now()),
      },
    ],
    ContinuationSequenceNumber: SequenceNumber,
    MillisBehindLatest: 0,
  });
  client.destroy();
});

test('what one request puts comes in one event', async () => {
  await using kinesis = await clicks(1);
  const { client } = kinesis;
  const Type = 'LATEST';
  await put(client, 'earlier');
  const consumer = await register(client);
  const events = await subscribe(client, consumer, { StartingPosition: { Type } });
  const Records = ['a', 'b', 'c'].map((text) => ({ Data: bytes(text), PartitionKey: text }));
  await client.send(new PutRecordsCommand({ StreamName, Records }));
  expect(dataOf(await events.next())).toEqual(['a', 'b', 'c']);
});

test('a silent shard still says every five seconds how far the reader is', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const { SequenceNumber } = await put(client, 'only');
  const consumer = await register(client);
  const events = await subscribe(client, consumer);
  await events.next();
  let told = false;
  const silent = events.next().finally(() => (told = true));
  simulator.clock.advance(4999);
  await client.send(new ListStreamsCommand());
  expect(told).toBe(false);
  simulator.clock.advance(1);
  const empty = { Records: [], ContinuationSequenceNumber: SequenceNumber, MillisBehindLatest: 0 };
  expect(await silent).toEqual(empty);
  simulator.clock.advance(5000);
  expect(await events.next()).toEqual(empty);
});

test.each(ways)('it ends after five minutes and is taken up again: %s', async (way) => {
  await using kinesis = await clicks(1);
  const { simulator } = kinesis;
  const client = clientOver(simulator.endpoint, way);
  const consumer = await register(client);
  const Type = 'LATEST';
  const events = await subscribe(client, consumer, { StartingPosition: { Type } });
  let SequenceNumber: string | undefined;
  for (let seconds = 5; seconds < 300; seconds += 5) {
    simulator.clock.advance(5000);
    SequenceNumber = (await events.next())?.ContinuationSequenceNumber;
  }
  simulator.clock.advance(5000);
  expect(await events.next()).toBeUndefined();
  await put(client, 'between');
  const StartingPosition = { Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber } as const;
  const resumed = await subscribe(client, consumer, { StartingPosition });
  expect(dataOf(await resumed.next())).toEqual(['between']);
  client.destroy();
});

test('at the end of a closed shard the children are named', async () => {
  await using kinesis = await clicks(2);
  const { client } = kinesis;
  const consumer = await register(client);
  const events = await subscribe(client, consumer);
  await client.send(
    new MergeShardsCommand({
      StreamName,
      ShardToMerge: shard,
      AdjacentShardToMerge: 'shardId-000000000001',
    }),
  );
  const last = await events.next();
  expect(last).toEqual({
    Records: [],
    MillisBehindLatest: 0,
    ChildShards: [
      {
        ShardId: 'shardId-000000000002',
        ParentShards: [shard, 'shardId-000000000001'],
        HashKeyRange: expect.objectContaining({ StartingHashKey: '0' }),
      },
    ],
  });
  expect(await events.next()).toBeUndefined();
});

test('a second subscription waits five seconds, then takes over', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const consumer = await register(client);
  const first = await subscribe(client, consumer);
  const taken = `Another active subscription exists for this consumer: ${account}:${StreamName}:${shard}:reader`;
  simulator.clock.advance(4999);
  const tooEarly = await subscribe(client, consumer);
  await expectFailure(tooEarly.next(), 'ResourceInUseException', taken);
  simulator.clock.advance(1);
  const second = await subscribe(client, consumer);
  await first.next();
  await expectFailure(first.next(), 'ResourceInUseException', taken);
  await put(client, 'whose');
  expect(dataOf(await second.next())).toEqual(['whose']);
});

test('each consumer has 2 MiB a second of its own, which polling does not share', async () => {
  await using kinesis = await clicks(4, { limits: true });
  const { client, simulator } = kinesis;
  const Data = Buffer.alloc(1024 * 1024 - 100);
  const putLarge = () =>
    client.send(
      new PutRecordsCommand({
        StreamName,
        Records: [{ Data, PartitionKey: 'k', ExplicitHashKey: '0' }],
      }),
    );
  for (let index = 0; index < 5; index++) {
    expect((await putLarge()).FailedRecordCount).toBe(0);
    simulator.clock.advance(1000);
  }
  const consumers = [await register(client, 'one'), await register(client, 'two')];
  const readers = await Promise.all(consumers.map((consumer) => subscribe(client, consumer)));
  for (const events of readers) {
    for (let index = 0; index < 3; index++) expect((await events.next())?.Records).toHaveLength(1);
  }
  const paced = readers.map((events) => events.next());
  await expect(Promise.race([...paced, putLarge()])).resolves.toHaveProperty(
    'FailedRecordCount',
    0,
  );
  simulator.clock.advance(500);
  for (const event of await Promise.all(paced))
    expect(event).toMatchObject({ Records: [{ PartitionKey: 'k' }], MillisBehindLatest: 2500 });
});

test('a stream or a consumer that goes away ends its subscriptions', async () => {
  await using kinesis = await clicks(1);
  const { client } = kinesis;
  const one = await register(client, 'one');
  const two = await register(client, 'two');
  const first = await subscribe(client, one);
  const second = await subscribe(client, two);
  await client.send(new DeregisterStreamConsumerCommand({ ConsumerARN: one }));
  const consumerGone = `Consumer ${one}, account ${account} not found.`;
  await expectFailure(first.next(), 'ResourceNotFoundException', consumerGone);
  await client.send(new DeleteStreamCommand({ StreamName, EnforceConsumerDeletion: true }));
  const streamGone = `Stream ${StreamName} under account ${account} not found.`;
  await expectFailure(second.next(), 'ResourceNotFoundException', streamGone);
});

test.each(ways)('closing the simulator ends streams cleanly: %s', async (way) => {
  await using kinesis = await clicks(1);
  const { simulator } = kinesis;
  const client = clientOver(simulator.endpoint, way);
  const events = await subscribe(client, await register(client));
  const startMs = performance.now();
  const [last] = await Promise.all([events.next(), simulator.close()]);
  expect(last).toBeUndefined();
  expect(performance.now() - startMs).toBeLessThan(900);
  client.destroy();
});

test('what is wrong from the start is refused before the stream', async () => {
  await using kinesis = await clicks(1, { lifecycleMs: 500, limits: false });
  const { client, simulator } = kinesis;
  simulator.clock.advance(500);
  const consumer = await register(client);
  const createdAt = Math.floor(simulator.clock.now() / 1000);
  await expectFailure(
    subscribe(client, consumer),
    'ResourceInUseException',
    `Consumer reader with creation timestamp ${createdAt} under stream: ${StreamName} , account ${account} is not in ACTIVE status.`,
  );
  simulator.clock.advance(500);
  const unknown = `${StreamARN}/consumer/nobody:1`;
  const missing = `Consumer ${unknown}, account ${account} not found.`;
  await expectFailure(subscribe(client, unknown), 'ResourceNotFoundException', missing);
  await expectFailure(
    subscribe(client, consumer, { ShardId: 'shardId-000000000009' }),
    'ResourceNotFoundException',
    `Shard shardId-000000000009 in stream ${StreamName} under account ${account} does not exist`,
  );
  await expectFailure(
    subscribe(client, consumer, { StartingPosition: { Type: 'AT_SEQUENCE_NUMBER' } }),
    'InvalidArgumentException',
    /Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber\.$/,
  );
  await expectValidationError(
    subscribe(client, consumer, { StartingPosition: undefined }),
    "Value null at 'startingPosition' failed to satisfy constraint: Member must not be null",
  );
  await expectFailure(subscribe(client, consumer, { DryRun: true }), 'DryRunOperationException');
  expect(await subscribe(client, consumer)).toBeDefined();
});
