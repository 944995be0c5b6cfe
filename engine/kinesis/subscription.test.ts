import { CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { type KinesisClient, PutRecordsCommand, SplitShardCommand } from '@aws-sdk/client-kinesis';
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
