import {
  DeleteStreamCommand,
  DeregisterStreamConsumerCommand,
  DescribeStreamConsumerCommand,
  type KinesisClient,
  ListStreamConsumersCommand,
  ListTagsForResourceCommand,
  RegisterStreamConsumerCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAccountSettingsCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { account, clicks, StreamName } from '#engine/testing/clicks-stream.ts';
import { expectFailure } from '#engine/testing/expect-failure.ts';
import { createOnDemand } from '#engine/testing/orders-channels.ts';
import { simulatedKinesis } from '#engine/testing/simulated-kinesis.ts';

const StreamARN = `arn:aws:kinesis:us-east-1:${account}:stream/clicks`;

const register = (client: KinesisClient, ConsumerName: string) =>
  client.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName }));

test('a consumer is CREATING, ACTIVE, DELETING, then gone', async () => {
  await using kinesis = await clicks(1, { lifecycleMs: 500 });
  const { client, simulator } = kinesis;
  simulator.clock.advance(500);
  const { Consumer } = await register(client, 'reader');
  expect(Consumer).toMatchObject({
    ConsumerARN: `${StreamARN}/consumer/reader:${Math.floor(simulator.clock.now() / 1000)}`,
    ConsumerStatus: 'CREATING',
  });
  const describe = async () =>
    (await client.send(new DescribeStreamConsumerCommand({ ConsumerARN: Consumer?.ConsumerARN })))
      .ConsumerDescription;
  simulator.clock.advance(500);
  expect(await describe()).toMatchObject({ ConsumerStatus: 'ACTIVE', StreamARN });
  await client.send(new DeregisterStreamConsumerCommand({ StreamARN, ConsumerName: 'reader' }));
  expect(await describe()).toMatchObject({ ConsumerStatus: 'DELETING' });
  simulator.clock.advance(500);
  await expectFailure(
    describe(),
    'ResourceNotFoundException',
    `Consumer ${Consumer?.ConsumerARN}, account ${account} not found.`,
  );
});

test('names are unique, and a stream has twenty consumers', async () => {
  await using kinesis = await clicks(1, { limits: false });
  const { client } = kinesis;
  for (let index = 10; index < 30; index++) await register(client, `reader-${index}`);
  await expectFailure(register(client, 'reader-10'), 'ResourceInUseException');
  await expectFailure(register(client, 'one-more'), 'LimitExceededException');
  const first = await client.send(new ListStreamConsumersCommand({ StreamARN, MaxResults: 15 }));
  const { NextToken } = first;
  const rest = await client.send(new ListStreamConsumersCommand({ StreamARN, NextToken }));
  const names = [...(first.Consumers ?? []), ...(rest.Consumers ?? [])].map(
    ({ ConsumerName }) => ConsumerName,
  );
  expect(names).toEqual(Array.from({ length: 20 }, (_, index) => `reader-${index + 10}`));
});

test('an on-demand stream of an account with a billing commitment has fifty', async () => {
  await using kinesis = await simulatedKinesis({ limits: false });
  const { client } = kinesis;
  await createOnDemand(client, StreamName);
  for (let index = 0; index < 20; index++) await register(client, `reader-${index}`);
  await expectFailure(register(client, 'one-more'), 'LimitExceededException');
  await client.send(
    new UpdateAccountSettingsCommand({ MinimumThroughputBillingCommitment: { Status: 'ENABLED' } }),
  );
  for (let index = 20; index < 50; index++) await register(client, `reader-${index}`);
  await expectFailure(register(client, 'one-more'), 'LimitExceededException');
});

test('a stream with consumers is deleted only by force', async () => {
  await using kinesis = await clicks(1);
  const { client } = kinesis;
  await register(client, 'reader');
  await expectFailure(
    client.send(new DeleteStreamCommand({ StreamName })),
    'ResourceInUseException',
    `DeleteStream can't delete ${account}:clicks because there are consumers associated with this data stream. ` +
      'To delete clicks anyway, set the EnforceConsumerDeletion parameter to true to force the deletion of all ' +
      'the consumers that are associated with it.',
  );
  await client.send(new DeleteStreamCommand({ StreamName, EnforceConsumerDeletion: true }));
});

test('streams and consumers are tagged by ARN', async () => {
  await using kinesis = await clicks(1);
  const { client } = kinesis;
  const { Consumer } = await register(client, 'reader');
  for (const ResourceARN of [StreamARN, Consumer?.ConsumerARN ?? '']) {
    await client.send(new TagResourceCommand({ ResourceARN, Tags: { a: '1', b: '2' } }));
    await client.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['a'] }));
    const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceARN }));
    expect(Tags).toEqual([{ Key: 'b', Value: '2' }]);
  }
});
