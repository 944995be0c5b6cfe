import { CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import {
  type KinesisClient,
  ListShardsCommand,
  PutRecordsCommand,
  SplitShardCommand,
  type StartingPosition,
  UpdateMaxRecordSizeCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { account, clicks, put, StreamName } from '#engine/testing/clicks-stream.ts';
import { expectFailure } from '#engine/testing/expect-failure.ts';
import { dataOf, register, subscribe } from '#engine/testing/subscriber.ts';

const reader = [
  { Name: 'StreamName', Value: StreamName },
  { Name: 'ConsumerName', Value: 'reader' },
];

test('what subscriptions did is reported of each consumer', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  await put(client, 'four');
  simulator.clock.advance(1500);
  const consumer = await register(client);
  const events = await subscribe(client, consumer);
  await events.next();
  await expectFailure((await subscribe(client, consumer)).next(), 'ResourceInUseException');
  const metrics = new CloudWatchClient({
    endpoint: simulator.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: account, secretAccessKey: 'test' },
  });
  const StartTime = new Date(Math.floor(simulator.clock.now() / 60_000) * 60_000);
  const EndTime = new Date(StartTime.getTime() + 60_000);
  const read = async (MetricName: string) => {
    const { Datapoints } = await metrics.send(
      new GetMetricStatisticsCommand({
        Namespace: 'AWS/Kinesis',
        MetricName,
        Dimensions: reader,
        StartTime,
        EndTime,
        Period: 60,
        Statistics: ['Sum', 'SampleCount'],
      }),
    );
    return [Datapoints?.[0]?.Sum, Datapoints?.[0]?.SampleCount];
  };
  expect({
    success: await read('SubscribeToShard.Success'),
    exceeded: await read('SubscribeToShard.RateExceeded'),
    eventSuccess: await read('SubscribeToShardEvent.Success'),
    records: await read('SubscribeToShardEvent.Records'),
    bytes: await read('SubscribeToShardEvent.Bytes'),
    behind: await read('SubscribeToShardEvent.MillisBehindLatest'),
  }).toEqual({
    success: [1, 2],
    exceeded: [1, 1],
    eventSuccess: [1, 1],
    records: [1, 1],
    bytes: [4, 1],
    behind: [0, 1],
  });
  metrics.destroy();
});

/** The number that stands before a first record. */
async function startingNumber(client: KinesisClient): Promise<string | undefined> {
  const { Shards } = await client.send(new ListShardsCommand({ StreamName }));
  return Shards?.[0]?.SequenceNumberRange?.StartingSequenceNumber;
}

test('every starting position leads to the record it names', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const consumer = await register(client);
  const first = await startingNumber(client);
  await put(client, 'one');
  simulator.clock.advance(5000);
  const { SequenceNumber } = await put(client, 'two');
  const Timestamp = new Date(simulator.clock.now());
  const positions: [StartingPosition, string[]][] = [
    [{ Type: 'TRIM_HORIZON' }, ['one', 'two']],
    [{ Type: 'AT_SEQUENCE_NUMBER', SequenceNumber: first }, ['one', 'two']],
    [{ Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: first }, ['one', 'two']],
    [{ Type: 'AT_SEQUENCE_NUMBER', SequenceNumber }, ['two']],
    [{ Type: 'AT_TIMESTAMP', Timestamp }, ['two']],
    [{ Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber }, []],
    [{ Type: 'LATEST' }, []],
  ];
  for (const [StartingPosition, texts] of positions) {
    const events = await subscribe(client, consumer, { StartingPosition });
    simulator.clock.advance(5000);
    expect(dataOf(await events.next())).toEqual(texts);
  }
});

test('an empty shard can be taken up from what its silence says', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const consumer = await register(client);
  const StartingPosition = {
    Type: 'AT_SEQUENCE_NUMBER',
    SequenceNumber: await startingNumber(client),
  } as const;
  const events = await subscribe(client, consumer, { StartingPosition });
  simulator.clock.advance(5000);
  const SequenceNumber = (await events.next())?.ContinuationSequenceNumber;
  await put(client, 'one');
  const resumed = await subscribe(client, consumer, {
    StartingPosition: { Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber },
  });
  expect(dataOf(await resumed.next())).toEqual(['one']);
});

test('nobody waits longer than five seconds for the limit', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const StreamARN = `arn:aws:kinesis:us-east-1:${account}:stream/${StreamName}`;
  const MaxRecordSizeInKiB = 10_240;
  await client.send(new UpdateMaxRecordSizeCommand({ StreamARN, MaxRecordSizeInKiB }));
  const large = 'x'.repeat(10 * 1024 * 1024 - 1);
  await put(client, large);
  simulator.clock.advance(10_000);
  await put(client, large);
  const consumer = await register(client);
  const paced = await subscribe(client, consumer);
  expect((await paced.next())?.Records).toHaveLength(1);
  await put(client, 'small');
  // 10 MiB less the 2 MiB that were saved are owed for 4 seconds.
  simulator.clock.advance(4000);
  expect((await paced.next())?.Records).toHaveLength(1);
  simulator.clock.advance(4999);
  const waiting = paced.next();
  simulator.clock.advance(1);
  expect(dataOf(await waiting)).toEqual(['small']);
});

/** All that a closed shard holds, and which shards come after it. */
async function readToEnd(client: KinesisClient, consumer: string, ShardId: string) {
  const events = await subscribe(client, consumer, { ShardId });
  const texts: string[] = [];
  const children: string[] = [];
  let count = 0;
  for (let event = await events.next(); event; event = await events.next()) {
    count += 1;
    texts.push(...dataOf(event).map((text) => text.trim()));
    children.push(...(event.ChildShards ?? []).map((child) => child.ShardId ?? ''));
  }
  return { texts, children, count };
}

test('a reader who follows the children gets each record once', async () => {
  await using kinesis = await clicks(1, { limits: false });
  const { client } = kinesis;
  const consumer = await register(client);
  const putSome = (name: string) => {
    const texts = Array.from({ length: 300 }, (_, index) => `${name} ${index}`);
    const Records = texts.map((text) => ({
      Data: Buffer.from(text.padEnd(2000)),
      PartitionKey: text,
    }));
    return client.send(new PutRecordsCommand({ StreamName, Records })).then(() => texts);
  };
  const split = (ShardToSplit: string, at: bigint) => {
    const NewStartingHashKey = at.toString();
    return client.send(new SplitShardCommand({ StreamName, ShardToSplit, NewStartingHashKey }));
  };
  const before = await putSome('before');
  await split('shardId-000000000000', 2n ** 127n);
  const after = await putSome('after');
  await split('shardId-000000000001', 2n ** 126n);
  await split('shardId-000000000002', 3n * 2n ** 126n);
  const parent = await readToEnd(client, consumer, 'shardId-000000000000');
  expect(parent.texts).toEqual(before);
  expect(parent.count).toBeGreaterThan(1);
  expect(parent.children).toEqual(['shardId-000000000001', 'shardId-000000000002']);
  const low = await readToEnd(client, consumer, 'shardId-000000000001');
  const high = await readToEnd(client, consumer, 'shardId-000000000002');
  expect([...low.texts, ...high.texts].toSorted()).toEqual(after.toSorted());
});
