import { GetRecordsCommand, PutRecordCommand, PutRecordsCommand } from '@aws-sdk/client-kinesis';
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
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';

test('a record comes back as it was put, unencrypted streams saying nothing of encryption', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  const sent = await put(client, 'héllo', 'clé');
  expect(sent).toMatchObject({ ShardId: 'shardId-000000000000' });
  expect(sent).not.toHaveProperty('EncryptionType', expect.anything());
  const { Records, MillisBehindLatest } = await read(client, await iterator(client));
  expect(MillisBehindLatest).toBe(0);
  expect(Records).toEqual([
    {
      SequenceNumber: sent.SequenceNumber,
      ApproximateArrivalTimestamp: new Date(simulator.clock.now()),
      Data: new Uint8Array(bytes('héllo')),
      PartitionKey: 'clé',
    },
  ]);
});

test('PutRecords answers in the order of its records, and numbers rise within a shard', async () => {
  await using kinesis = await clicks(4);
  const { client } = kinesis;
  const Records = Array.from({ length: 100 }, (_, index) => ({
    Data: bytes(`${index}`),
    PartitionKey: `key-${index}`,
  }));
  const reply = await client.send(new PutRecordsCommand({ StreamName, Records }));
  expect(reply).toMatchObject({ FailedRecordCount: 0, Records: { length: 100 } });
  const seen: string[] = [];
  for (let shard = 0; shard < 4; shard++) {
    const ShardId = `shardId-00000000000${shard}`;
    const page = await read(client, await iterator(client, { ShardId }));
    const expected = Records.filter((_, index) => reply.Records?.[index]?.ShardId === ShardId);
    expect(page.texts).toEqual(expected.map(({ Data }) => Data.toString()));
    const numbers = (page.Records ?? []).map(({ SequenceNumber }) => BigInt(SequenceNumber ?? 0));
    expect(numbers).toEqual(numbers.toSorted((a, b) => (a < b ? -1 : 1)));
    seen.push(...page.texts);
  }
  expect(seen).toHaveLength(100);
});

test('an explicit hash key overrides the partition key', async () => {
  await using kinesis = await clicks(2);
  const send = (ExplicitHashKey: string) =>
    kinesis.client.send(
      new PutRecordCommand({ StreamName, PartitionKey: 'k', Data: bytes('x'), ExplicitHashKey }),
    );
  expect((await send('0')).ShardId).toBe('shardId-000000000000');
  expect((await send('170141183460469231731687303715884105728')).ShardId).toBe(
    'shardId-000000000001',
  );
  await expectFailure(
    send('340282366920938463463374607431768211456'),
    'InvalidArgumentException',
    'Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. ' +
      'Specified value was 340282366920938463463374607431768211456',
  );
});

test('data of 0 bytes and of 1 MiB with its key fit, one byte more does not', async () => {
  await using kinesis = await clicks(1, { limits: false });
  const { client } = kinesis;
  await put(client, '');
  await put(client, 'x'.repeat(1024 * 1024 - 1));
  await expectFailure(put(client, 'x'.repeat(1024 * 1024)), 'InvalidArgumentException');
  await expectValidationError(
    put(client, 'x'.repeat(1024 * 1024 + 1)),
    "Value 'java.nio.HeapByteBuffer[pos=0 lim=1048577 cap=1048577]' at 'data' failed to satisfy constraint: " +
      'Member must have length less than or equal to 1048576',
  );
});

test('a stream that is CREATING takes no records yet', async () => {
  await using kinesis = await clicks(1, { lifecycleMs: 500 });
  await expectFailure(
    put(kinesis.client, 'x'),
    'ResourceNotFoundException',
    `Stream clicks under account ${account} not found.`,
  );
});

test('the direct way and the whole way answer alike', async () => {
  await using kinesis = await clicks(2);
  const { client } = kinesis;
  const StreamARN = `arn:aws:kinesis:us-east-1:${account}:stream/clicks`;
  const Records = [{ Data: bytes('x'), PartitionKey: 'k' }];
  const [direct, whole] = await Promise.all([
    client.send(new PutRecordsCommand({ StreamName, Records })),
    client.send(new PutRecordsCommand({ StreamARN, Records })),
  ]);
  expect(Object.keys(direct.Records?.[0] ?? {}).toSorted()).toEqual(
    Object.keys(whole.Records?.[0] ?? {}).toSorted(),
  );
  const ShardId = direct.Records?.[0]?.ShardId ?? '';
  const start = await iterator(client, { ShardId });
  const [directPage, wholePage] = await Promise.all([
    client.send(new GetRecordsCommand({ ShardIterator: start })),
    client.send(new GetRecordsCommand({ ShardIterator: start, StreamARN })),
  ]);
  expect(directPage.Records).toHaveLength(2);
  expect(directPage.Records).toEqual(wholePage.Records);
});

test('a dry run goes through every check and stores nothing', async () => {
  await using kinesis = await clicks(1);
  const { client } = kinesis;
  const record = { PartitionKey: 'k', Data: bytes('x') };
  const dryRun = { StreamName, DryRun: true };
  await expectFailure(
    client.send(new PutRecordCommand({ ...dryRun, ...record })),
    'DryRunOperationException',
  );
  await expectFailure(
    client.send(new PutRecordsCommand({ ...dryRun, Records: [record] })),
    'DryRunOperationException',
  );
  await expectFailure(
    client.send(new PutRecordCommand({ ...dryRun, ...record, StreamName: 'unknown' })),
    'ResourceNotFoundException',
  );
  expect((await read(client, await iterator(client))).Records).toEqual([]);
});

test('PutRecord and PutRecords find faults in the same order: hash key, stream, partition key', async () => {
  await using kinesis = await clicks(1);
  const { client } = kinesis;
  const Data = bytes('x');
  const ExplicitHashKey = String(2n ** 128n);
  const noKey = { Data } as { Data: Buffer; PartitionKey: string };
  const ways = {
    partitionKey: (stream: string, record: typeof noKey & { ExplicitHashKey?: string }) =>
      client.send(new PutRecordCommand({ StreamName: stream, ...record })),
    'records.1.member.partitionKey': (stream: string, record: typeof noKey) =>
      client.send(new PutRecordsCommand({ StreamName: stream, Records: [record] })),
  };
  for (const [path, putIt] of Object.entries(ways)) {
    await expectFailure(putIt('none', { ...noKey, ExplicitHashKey }), 'InvalidArgumentException');
    await expectFailure(putIt('none', noKey), 'ResourceNotFoundException');
    await expectValidationError(
      putIt(StreamName, noKey),
      `Value null at '${path}' failed to satisfy constraint: Member must not be null`,
    );
  }
});
