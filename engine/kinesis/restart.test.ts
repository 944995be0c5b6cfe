import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStreamCommand,
  DeleteStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import { expect, onTestFinished, test } from 'vitest';
import { expectFailure } from '#engine/testing/expect-failure.ts';
import { simulatedKinesis } from '#engine/testing/simulated-kinesis.ts';

function temporaryDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-restart-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
}

test('streams, records, iterators and counters outlive the process', async () => {
  const dataDir = temporaryDataDir();
  const StreamName = 'orders';
  const put = (text: string) =>
    new PutRecordCommand({ StreamName, PartitionKey: 'k', Data: Buffer.from(text) });
  const before = await simulatedKinesis({ dataDir });
  await before.client.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  const first = await before.client.send(put('a'));
  const { ShardIterator } = await before.client.send(
    new GetShardIteratorCommand({
      StreamName,
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'TRIM_HORIZON',
    }),
  );
  await before[Symbol.asyncDispose]();

  await using after = await simulatedKinesis({ dataDir });
  const second = await after.client.send(put('b'));
  expect(BigInt(second.SequenceNumber ?? 0)).toBeGreaterThan(BigInt(first.SequenceNumber ?? 0));
  const { Records = [] } = await after.client.send(new GetRecordsCommand({ ShardIterator }));
  expect(Records.map(({ Data }) => Buffer.from(Data ?? []).toString())).toEqual(['a', 'b']);
});

test('a stream that was being made or deleted goes on to be so', async () => {
  const dataDir = temporaryDataDir();
  const before = await simulatedKinesis({ dataDir, lifecycleMs: 500 });
  await before.client.send(new CreateStreamCommand({ StreamName: 'leaving', ShardCount: 1 }));
  before.simulator.clock.advance(500);
  await before.client.send(new CreateStreamCommand({ StreamName: 'coming', ShardCount: 1 }));
  await before.client.send(new DeleteStreamCommand({ StreamName: 'leaving' }));
  await before[Symbol.asyncDispose]();

  await using after = await simulatedKinesis({ dataDir, lifecycleMs: 500 });
  const describe = async (StreamName: string) =>
    (await after.client.send(new DescribeStreamSummaryCommand({ StreamName })))
      .StreamDescriptionSummary?.StreamStatus;
  expect(await describe('coming')).toBe('CREATING');
  expect(await describe('leaving')).toBe('DELETING');
  after.simulator.clock.advance(1500);
  expect(await describe('coming')).toBe('ACTIVE');
  await expectFailure(describe('leaving'), 'ResourceNotFoundException');
});

test('a stream made anew does not show its predecessor’s records, nor take its iterators', async () => {
  await using kinesis = await simulatedKinesis();
  const { client, simulator } = kinesis;
  const StreamName = 'again';
  const create = () => client.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  const iterator = async () =>
    (
      await client.send(
        new GetShardIteratorCommand({
          StreamName,
          ShardId: 'shardId-000000000000',
          ShardIteratorType: 'TRIM_HORIZON',
        }),
      )
    ).ShardIterator;
  await create();
  await client.send(
    new PutRecordCommand({ StreamName, PartitionKey: 'k', Data: Buffer.from('old') }),
  );
  const old = await iterator();
  await client.send(new DeleteStreamCommand({ StreamName }));
  simulator.clock.advance(1);
  await create();
  const page = await client.send(new GetRecordsCommand({ ShardIterator: await iterator() }));
  expect(page.Records).toEqual([]);
  await expectFailure(
    client.send(new GetRecordsCommand({ ShardIterator: old })),
    'ResourceNotFoundException',
  );
});
