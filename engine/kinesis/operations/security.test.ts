import {
  DeleteResourcePolicyCommand,
  DescribeAccountSettingsCommand,
  DescribeStreamCommand,
  GetResourcePolicyCommand,
  PutRecordsCommand,
  PutResourcePolicyCommand,
  StartStreamEncryptionCommand,
  StopStreamEncryptionCommand,
  UpdateAccountSettingsCommand,
} from '@aws-sdk/client-kinesis';
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

const StreamARN = `arn:aws:kinesis:us-east-1:${account}:stream/clicks`;
const EncryptionType = 'KMS';
const KeyId = 'alias/aws/kinesis';

test('records say whether their stream was encrypted when they were put', async () => {
  await using kinesis = await clicks(1);
  const { client } = kinesis;
  await put(client, 'before');
  await client.send(new StartStreamEncryptionCommand({ StreamName, EncryptionType, KeyId }));
  expect(
    (await client.send(new DescribeStreamCommand({ StreamName }))).StreamDescription,
  ).toMatchObject({ EncryptionType, KeyId });
  expect(await put(client, 'during')).toMatchObject({ EncryptionType });
  const Records = [{ Data: bytes('during'), PartitionKey: 'k' }];
  for (const reference of [{ StreamName }, { StreamARN }])
    expect(await client.send(new PutRecordsCommand({ ...reference, Records }))).toMatchObject({
      EncryptionType,
    });
  await client.send(new StopStreamEncryptionCommand({ StreamName, EncryptionType, KeyId }));
  expect((await put(client, 'after')).EncryptionType).toBeUndefined();
  const page = await read(client, await iterator(client));
  const types = page.Records?.map((record) => record.EncryptionType);
  expect(types).toEqual([undefined, 'KMS', 'KMS', 'KMS', undefined]);
});

test('a resource policy is kept, given back and deleted', async () => {
  await using kinesis = await clicks(1);
  const { client } = kinesis;
  const get = () => client.send(new GetResourcePolicyCommand({ ResourceARN: StreamARN }));
  const remove = () => client.send(new DeleteResourcePolicyCommand({ ResourceARN: StreamARN }));
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
  expect((await get()).Policy).toBe('{}');
  await client.send(new PutResourcePolicyCommand({ ResourceARN: StreamARN, Policy }));
  expect((await get()).Policy).toBe(Policy);
  await remove();
  await expectFailure(
    remove(),
    'ResourceNotFoundException',
    `No resource policy found for resource ARN ${StreamARN}`,
  );
  await expectFailure(
    client.send(new PutResourcePolicyCommand({ ResourceARN: StreamARN, Policy: '{' })),
    'InvalidArgumentException',
  );
});

test('a billing commitment lasts a day at least', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const update = (Status: 'ENABLED' | 'DISABLED') =>
    client.send(
      new UpdateAccountSettingsCommand({ MinimumThroughputBillingCommitment: { Status } }),
    );
  const status = async () =>
    (await client.send(new DescribeAccountSettingsCommand({}))).MinimumThroughputBillingCommitment
      ?.Status;
  expect(await status()).toBe('DISABLED');
  await update('ENABLED');
  expect(await status()).toBe('ENABLED');
  await update('DISABLED');
  expect(await status()).toBe('ENABLED_UNTIL_EARLIEST_ALLOWED_END');
  simulator.clock.advance(24 * 3_600_000);
  expect(await status()).toBe('DISABLED');
});
