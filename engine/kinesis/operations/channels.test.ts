import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteChannelCommand,
  DeleteStreamCommand,
  DescribeLimitsCommand,
  DescribeStreamSummaryCommand,
  KinesisClient,
  ListChannelsCommand,
  ListTagsForResourceCommand,
  paginateListChannels,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateChannelCommand,
  UpdateStreamModeCommand,
  waitUntilChannelActive,
} from '@aws-sdk/client-kinesis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { account } from '#engine/testing/clicks-stream.ts';
import { expectFailure } from '#engine/testing/expect-failure.ts';
import {
  createChannel,
  createOnDemand,
  describeChannel,
  ordersArn as StreamARN,
  ordersStream,
  toBucket,
  toTable,
} from '#engine/testing/orders-channels.ts';
import { simulatedKinesis } from '#engine/testing/simulated-kinesis.ts';
import { createLabClient } from '#lib/lab-client/lab-client.ts';

const unknownArn = `arn:aws:kinesis:us-east-1:${account}:channel/none`;
const fresh = (DataFreshnessInSeconds: number) => ({ DataFreshnessInSeconds });

describe('a channel', () => {
  test('is CREATING, ACTIVE, UPDATING, ACTIVE, DELETING, then gone, over restarts too', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-channels-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const options = { dataDir, lifecycleMs: 500 };
    const before = await ordersStream(options);
    const { ChannelARN } = await createChannel(before.client);
    await before[Symbol.asyncDispose]();

    await using after = await simulatedKinesis({ ...options, limits: false });
    const { client, simulator } = after;
    const status = async () => (await describeChannel(client, ChannelARN))?.ChannelStatus;
    expect(await status()).toBe('CREATING');
    await expectFailure(
      client.send(
        new UpdateChannelCommand({
          ChannelARN,
          S3DestinationConfiguration: fresh(600),
        }),
      ),
      'ResourceInUseException',
    );
    simulator.clock.advance(1000);
    expect(await status()).toBe('ACTIVE');
    const { ChannelDescription } = await client.send(
      new UpdateChannelCommand({
        ChannelARN,
        S3DestinationConfiguration: fresh(600),
      }),
    );
    expect(ChannelDescription).toMatchObject({
      ChannelStatus: 'UPDATING',
      S3DestinationConfiguration: fresh(600),
    });
    simulator.clock.advance(500);
    expect(await status()).toBe('ACTIVE');
    await client.send(new DeleteChannelCommand({ ChannelARN }));
    await client.send(new DeleteChannelCommand({ ChannelARN }));
    expect(await status()).toBe('DELETING');
    simulator.clock.advance(500);
    await expectFailure(status(), 'ResourceNotFoundException');
    await createChannel(client);
  });

  test('becomes what the SDK’s waiter waits for', async () => {
    await using kinesis = await ordersStream({ lifecycleMs: 500 });
    const { client, simulator } = kinesis;
    const { ChannelARN } = await createChannel(client);
    simulator.clock.advance(500);
    const result = await waitUntilChannelActive(
      { client, minDelay: 1, maxDelay: 2, maxWaitTime: 10 },
      { ChannelARN },
    );
    expect(result.state).toBe('SUCCESS');
  });

  test('changes where it logs, name by name', async () => {
    await using kinesis = await ordersStream();
    const { client } = kinesis;
    const { ChannelARN } = await createChannel(client);
    const log = async (CloudWatchLogs: { Enabled: boolean; LogGroupName?: string }) =>
      (
        await client.send(
          new UpdateChannelCommand({ ChannelARN, LoggingConfiguration: { CloudWatchLogs } }),
        )
      ).ChannelDescription?.LoggingConfiguration?.CloudWatchLogs;
    const LogStreamName = 'DestinationDelivery';
    const LogGroupName = '/shop/orders';
    expect(await log({ Enabled: true, LogGroupName })).toEqual({
      Enabled: true,
      LogGroupName,
      LogStreamName,
    });
    expect(await log({ Enabled: false })).toEqual({ Enabled: false, LogGroupName, LogStreamName });
  });

  test('has tags', async () => {
    await using kinesis = await ordersStream();
    const { client } = kinesis;
    const { ChannelARN: ResourceARN } = await createChannel(client, {
      ...toBucket,
      Tags: { a: '1' },
    });
    await client.send(new TagResourceCommand({ ResourceARN, Tags: { b: '2', c: '3' } }));
    await client.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['a', 'c'] }));
    const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceARN }));
    expect(Tags).toEqual([{ Key: 'b', Value: '2' }]);
    await expectFailure(
      client.send(new ListTagsForResourceCommand({ ResourceARN: unknownArn })),
      'ResourceNotFoundException',
      `Channel ${unknownArn} under account ${account} not found.`,
    );
  });
});

test('a channel’s destination stays what it is, and an update has to change something', async () => {
  await using kinesis = await ordersStream();
  const { client } = kinesis;
  const { ChannelARN } = await createChannel(client);
  const update = (input: object) => client.send(new UpdateChannelCommand({ ChannelARN, ...input }));
  for (const input of [
    {},
    { S3TablesDestinationConfiguration: fresh(600) },
    { S3DestinationConfiguration: fresh(100) },
  ])
    await expectFailure(update(input), 'InvalidArgumentException');
  await expectFailure(
    update({ ChannelARN: unknownArn, S3DestinationConfiguration: fresh(600) }),
    'ResourceNotFoundException',
  );
});

test('channels are listed by page and by stream', async () => {
  await using kinesis = await ordersStream();
  const { client, simulator } = kinesis;
  await createOnDemand(client, 'clicks');
  const clicksArn = StreamARN.replace('orders', 'clicks');
  await createChannel(client);
  await createChannel(client, toTable);
  await createChannel(client, {
    ...toBucket,
    ChannelName: 'clicks',
    StreamConfigurationList: toBucket.StreamConfigurationList.map((source) => ({
      ...source,
      StreamARN: clicksArn,
    })),
  });
  const names: (string | undefined)[] = [];
  for await (const page of paginateListChannels({ client, pageSize: 2 }, {}))
    names.push(...(page.ChannelSummaries ?? []).map(({ ChannelName }) => ChannelName));
  expect(names).toEqual(['archive', 'clicks', 'table']);

  const StreamFilter = [{ StreamARN: clicksArn }];
  const found = await client.send(new ListChannelsCommand({ StreamFilter }));
  expect(found.ChannelSummaries).toMatchObject([
    { ChannelName: 'clicks', ChannelDestinationType: 'S3', Streams: [{ StreamARN: clicksArn }] },
  ]);
  const ofAnother = [{ StreamARN: clicksArn, StreamCreationTimestamp: new Date(0) }];
  const none = await client.send(new ListChannelsCommand({ StreamFilter: ofAnother }));
  expect(none.ChannelSummaries).toEqual([]);

  const { NextToken } = await client.send(new ListChannelsCommand({ MaxResults: 1 }));
  simulator.clock.advance(300_001);
  await expectFailure(
    client.send(new ListChannelsCommand({ NextToken })),
    'ExpiredNextTokenException',
  );
});

test('channels are counted, and hold their stream', async () => {
  await using kinesis = await ordersStream({ lifecycleMs: 500 });
  const { client, simulator } = kinesis;
  const counted = async () => {
    const { StreamDescriptionSummary } = await client.send(
      new DescribeStreamSummaryCommand({ StreamARN }),
    );
    return StreamDescriptionSummary?.ChannelCount;
  };
  expect(await counted()).toBe(0);
  const { ChannelARN } = await createChannel(client);
  expect(await counted()).toBe(1);
  expect(await client.send(new DescribeLimitsCommand({}))).toMatchObject({
    ChannelCount: 1,
    ChannelCountLimit: 100,
  });
  const deleteStream = () => client.send(new DeleteStreamCommand({ StreamARN }));
  const StreamModeDetails = { StreamMode: 'PROVISIONED' as const };
  await expectFailure(deleteStream(), 'ResourceInUseException');
  await expectFailure(
    client.send(new UpdateStreamModeCommand({ StreamARN, StreamModeDetails })),
    'ResourceInUseException',
  );
  await client.send(new DeleteChannelCommand({ ChannelARN }));
  await deleteStream();
  simulator.clock.advance(500);
  expect(await client.send(new DescribeLimitsCommand({}))).toMatchObject({ ChannelCount: 0 });
});

test('the lab forgets channels', async () => {
  await using kinesis = await ordersStream();
  const { client, simulator } = kinesis;
  const { ChannelARN } = await createChannel(client);
  const lab = createLabClient({
    endpoint: simulator.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  await lab.reset({});
  lab.destroy();
  await expectFailure(describeChannel(client, ChannelARN), 'ResourceNotFoundException');
});

test('another account and another region do not see a channel', async () => {
  await using kinesis = await ordersStream();
  const { ChannelARN } = await createChannel(kinesis.client);
  for (const [region, accessKeyId] of [
    ['us-east-1', '123456789012'],
    ['eu-west-1', 'test'],
  ] as const) {
    const other = new KinesisClient({
      endpoint: kinesis.simulator.endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey: 'test' },
    });
    expect((await other.send(new ListChannelsCommand({}))).ChannelSummaries).toEqual([]);
    await expectFailure(describeChannel(other, ChannelARN), 'ResourceNotFoundException');
    other.destroy();
  }
});
