import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kinesis } from '@aws-sdk/client-kinesis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';
import {
  clientsAt,
  contentsOf,
  download,
  recordsOf,
  restore,
  settled,
  snapshotting,
  startSnapshotting,
  take,
  upload,
} from '#engine/testing/snapshots.ts';

const StreamName = 'orders';
const firstShard = 'shardId-000000000000';
const account = '000000000000';
const hourMs = 3_600_000;
const bytes = (text: string) => Buffer.from(text);

const put = (kinesis: Kinesis, ...texts: string[]) =>
  kinesis.putRecords({
    StreamName,
    Records: texts.map((text) => ({ PartitionKey: text, Data: bytes(text) })),
  });

const arnOf = (accountId = account, region = 'us-east-1', name = StreamName) =>
  `arn:aws:kinesis:${region}:${accountId}:stream/${name}`;

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetoscope-snapshots-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything an account can have: of each kind one. */
async function furnish({ kinesis, lab, simulator }: Awaited<ReturnType<typeof snapshotting>>) {
  await kinesis.createStream({ StreamName, ShardCount: 2, Tags: { team: 'red' } });
  await put(kinesis, 'a', 'b', 'c', 'ключ', 'e');
  simulator.clock.advance(1500);
  await kinesis.splitShard({
    StreamName,
    ShardToSplit: firstShard,
    NewStartingHashKey: '1000',
  });
  await put(kinesis, 'f', 'g');
  await kinesis.mergeShards({
    StreamName,
    ShardToMerge: 'shardId-000000000003',
    AdjacentShardToMerge: 'shardId-000000000001',
  });
  await kinesis.startStreamEncryption({ StreamName, EncryptionType: 'KMS', KeyId: 'alias/k' });
  await put(kinesis, 'h', 'i', 'j');
  await kinesis.increaseStreamRetentionPeriod({ StreamName, RetentionPeriodHours: 48 });
  await kinesis.enableEnhancedMonitoring({ StreamName, ShardLevelMetrics: ['IncomingBytes'] });
  await kinesis.registerStreamConsumer({ StreamARN: arnOf(), ConsumerName: 'reader' });
  await kinesis.putResourcePolicy({ ResourceARN: arnOf(), Policy: policyFor(account) });
  await kinesis.createStream({
    StreamName: 'elastic',
    StreamModeDetails: { StreamMode: 'ON_DEMAND' },
  });
  await lab.putLimits({ StreamName: 'elastic', Enforced: true });
  await kinesis.updateAccountSettings({
    MinimumThroughputBillingCommitment: { Status: 'ENABLED' },
  });
}

const policyFor = (accountId: string, region = 'us-east-1') =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::111122223333:root` },
        Action: ['kinesis:PutRecord'],
        Resource: arnOf(accountId, region),
      },
    ],
  });

describe('a snapshot', () => {
  test('brings all an account-region has to another engine', async () => {
    const source = await snapshotting();
    await furnish(source);
    const snapshot = await take(source.lab, 'all');
    expect(snapshot).toMatchObject({
      AccountId: account,
      Region: 'us-east-1',
      StreamCount: 2,
      RecordCount: 10,
      TakenAt: new Date(source.simulator.clock.now()),
    });
    const file = await download(source.lab, 'all', 700);
    expect(file.length).toBe(snapshot.SizeBytes);

    const target = await snapshotting();
    target.simulator.clock.advance(5000);
    await target.kinesis.createStream({ StreamName: 'replaced', ShardCount: 1 });
    expect(await upload(target.lab, 'copy', file, 900)).toMatchObject({
      Status: 'READY',
      RecordCount: 10,
      SizeBytes: file.length,
    });
    expect(await restore(target.lab, 'copy')).toMatchObject({ Status: 'READY' });
    expect(await contentsOf(target.kinesis)).toEqual(await contentsOf(source.kinesis));
    expect(await target.lab.getLimits({})).toMatchObject({
      Streams: [{ StreamName: 'elastic', Enforced: true }],
    });
    const { MinimumThroughputBillingCommitment } = await target.kinesis.describeAccountSettings({});
    expect(MinimumThroughputBillingCommitment?.Status).toBe('ENABLED');
  });

  test('is of the moment when it was asked for, while records keep coming', async () => {
    const { kinesis, lab } = await snapshotting();
    await kinesis.createStream({ StreamName, ShardCount: 4 });
    let stopped = false;
    let round = 0;
    const write = async (writer: number) => {
      while (!stopped)
        await put(kinesis, ...Array.from({ length: 50 }, () => `${writer}-${round++}`));
    };
    const writers = Promise.all([0, 1, 2, 3].map(write));
    while (round < 2000) await lab.getClock({});
    const snapshot = await take(lab, 'moving');
    stopped = true;
    await writers;
    const before = await contentsOf(kinesis);
    expect(await restore(lab, 'moving')).toMatchObject({ Status: 'READY' });
    let count = 0;
    for (const [ShardId, records] of before[0]?.records ?? []) {
      const kept = await recordsOf(kinesis, StreamName, String(ShardId));
      expect(kept).toEqual(records?.slice(0, kept.length));
      count += kept.length;
    }
    expect(count).toBe(snapshot.RecordCount);
    expect(count).toBeGreaterThanOrEqual(2000);
  });

  test('holds what is deleted while it is made', async () => {
    const { kinesis, lab } = await snapshotting();
    await kinesis.createStream({ StreamName, ShardCount: 1 });
    const Data = Buffer.alloc(900_000, 'x');
    for (let count = 0; count < 20; count++)
      await kinesis.putRecord({ StreamName, PartitionKey: String(count), Data });
    const before = await contentsOf(kinesis);
    await lab.createSnapshot({ SnapshotName: 'kept' });
    await lab.reset({});
    expect(await settled(lab, 'kept')).toMatchObject({ Status: 'READY', RecordCount: 20 });
    await restore(lab, 'kept');
    expect(await contentsOf(kinesis)).toEqual(before);
  });

  test('leaves out what has expired, and numbers go on behind it', async () => {
    const source = await snapshotting();
    await source.kinesis.createStream({ StreamName, ShardCount: 1 });
    await put(source.kinesis, 'old', 'older');
    source.simulator.clock.advance(23 * hourMs);
    const { Records: [last] = [] } = await put(source.kinesis, 'new');
    source.simulator.clock.advance(2 * hourMs);
    expect(await take(source.lab, 'late')).toMatchObject({ RecordCount: 1 });

    source.simulator.clock.advance(24 * hourMs);
    expect(await take(source.lab, 'none')).toMatchObject({ RecordCount: 0 });
    for (const name of ['late', 'none']) {
      expect(await restore(source.lab, name)).toMatchObject({ Status: 'READY' });
      const { Records: [next] = [] } = await put(source.kinesis, 'next');
      expect(BigInt(next?.SequenceNumber ?? 0)).toBeGreaterThan(BigInt(last?.SequenceNumber ?? 0));
      expect(await recordsOf(source.kinesis, StreamName, firstShard)).toHaveLength(1);
    }
  });

  test('goes to another account and region, whose ARNs are then in its policies', async () => {
    const source = await snapshotting();
    await furnish(source);
    await take(source.lab, 'all');
    const file = await download(source.lab, 'all');
    const { kinesis, lab } = clientsAt(source.simulator.endpoint, '111111111111', 'eu-west-1');
    await upload(lab, 'all', file);
    expect(await restore(lab, 'all')).toMatchObject({ Status: 'READY' });
    const ResourceARN = arnOf('111111111111', 'eu-west-1');
    const { Policy } = await kinesis.getResourcePolicy({ ResourceARN });
    expect(JSON.parse(Policy ?? '')).toEqual(JSON.parse(policyFor('111111111111', 'eu-west-1')));
    const { Consumers } = await kinesis.listStreamConsumers({ StreamARN: ResourceARN });
    expect(Consumers?.[0]?.ConsumerARN).toContain(`${ResourceARN}/consumer/reader:`);
    const [elsewhere, here] = [await contentsOf(kinesis), await contentsOf(source.kinesis)];
    expect(elsewhere.map(({ records, Shards }) => ({ records, Shards }))).toEqual(
      here.map(({ records, Shards }) => ({ records, Shards })),
    );
  });

  test('of a stream on its way lets it arrive', async () => {
    const { kinesis, lab, simulator } = await snapshotting({ lifecycleMs: 500 });
    await kinesis.createStream({ StreamName, ShardCount: 1 });
    simulator.clock.advance(500);
    await kinesis.splitShard({ StreamName, ShardToSplit: firstShard, NewStartingHashKey: '9' });
    await take(lab, 'updating');
    await lab.reset({});
    await restore(lab, 'updating');
    const summary = async () =>
      (await kinesis.describeStreamSummary({ StreamName })).StreamDescriptionSummary;
    expect(await summary()).toMatchObject({ StreamStatus: 'UPDATING', OpenShardCount: 1 });
    simulator.clock.advance(500);
    expect(await summary()).toMatchObject({ StreamStatus: 'ACTIVE', OpenShardCount: 2 });
  });
});

describe('restoring', () => {
  test('ends iterators from before, and numbers rise on behind the snapshot', async () => {
    const { kinesis, lab } = await snapshotting();
    await kinesis.createStream({ StreamName, ShardCount: 1 });
    const { Records: [kept] = [] } = await put(kinesis, 'kept');
    await take(lab, 'one');
    await put(kinesis, 'lost');
    const { ShardIterator } = await kinesis.getShardIterator({
      StreamName,
      ShardId: firstShard,
      ShardIteratorType: 'LATEST',
    });
    await restore(lab, 'one');
    await expectFailure(kinesis.getRecords({ ShardIterator }), 'ResourceNotFoundException');
    const { Records: [next] = [] } = await put(kinesis, 'next');
    expect(BigInt(next?.SequenceNumber ?? 0)).toBeGreaterThan(BigInt(kept?.SequenceNumber ?? 0));
    const records = await recordsOf(kinesis, StreamName, firstShard);
    expect(records.map(({ Data }) => Buffer.from(Data ?? []).toString())).toEqual(['kept', 'next']);
  });

  test('outlives the process', async () => {
    const dataDir = await temporaryFolder();
    const first = await startSnapshotting({ dataDir });
    await first.kinesis.createStream({ StreamName, ShardCount: 2 });
    await put(first.kinesis, 'a', 'b', 'c', 'd');
    await take(first.lab, 'kept');
    await put(first.kinesis, 'lost');
    await restore(first.lab, 'kept');
    const contents = await contentsOf(first.kinesis);
    await first.close();
    const { kinesis, lab } = await snapshotting({ dataDir });
    expect(await contentsOf(kinesis)).toEqual(contents);
    expect((await lab.listSnapshots({})).Snapshots).toMatchObject([
      { SnapshotName: 'kept', Status: 'READY', RecordCount: 4 },
    ]);
    await put(kinesis, 'lost');
    expect(await restore(lab, 'kept')).toMatchObject({ Status: 'READY' });
    expect(await contentsOf(kinesis)).toEqual(contents);
  });

  test('a snapshot of the future is refused until the clock is there', async () => {
    const source = await snapshotting();
    source.simulator.clock.advance(hourMs);
    await take(source.lab, 'later');
    const file = await download(source.lab, 'later');
    const { lab, simulator } = await snapshotting();
    await upload(lab, 'later', file);
    const takenAt = new Date(source.simulator.clock.now()).toISOString();
    await expectFailure(
      lab.restoreSnapshot({ SnapshotName: 'later' }),
      'ValidationException',
      `The snapshot later was taken at ${takenAt}, and the simulated time is ${new Date(simulator.clock.now()).toISOString()}: advance the clock to ${takenAt} first.`,
    );
    await lab.setClock({ AdvanceTo: new Date(takenAt) });
    expect(await restore(lab, 'later')).toMatchObject({ Status: 'READY' });
  });
});

describe('snapshots', () => {
  test('have names of their own, are listed by them, and are deleted', async () => {
    const { lab, simulator } = await snapshotting();
    for (const name of ['b', 'a', 'c']) await take(lab, name);
    await expectFailure(
      lab.createSnapshot({ SnapshotName: 'a' }),
      'ResourceInUseException',
      'The snapshot a already exists.',
    );
    const first = await lab.listSnapshots({ MaxResults: 2 });
    expect(first.Snapshots?.map(({ SnapshotName }) => SnapshotName)).toEqual(['a', 'b']);
    const { Snapshots, NextToken } = await lab.listSnapshots({ NextToken: first.NextToken });
    expect(Snapshots?.map(({ SnapshotName }) => SnapshotName)).toEqual(['c']);
    expect(NextToken).toBeUndefined();
    await lab.deleteSnapshot({ SnapshotName: 'a' });
    await expectFailure(
      lab.describeSnapshot({ SnapshotName: 'a' }),
      'ResourceNotFoundException',
      'Snapshot a not found.',
    );
    const other = clientsAt(simulator.endpoint, '222222222222');
    expect((await other.lab.listSnapshots({})).Snapshots).toEqual([]);
  });

  test.each(['../a', '.a', 'a/b', '', 'x'.repeat(65)])(
    'are not called %j',
    async (SnapshotName) => {
      const { lab } = await snapshotting();
      await expectFailure(lab.createSnapshot({ SnapshotName }), 'ValidationException');
      await expectFailure(lab.deleteSnapshot({ SnapshotName }), 'ValidationException');
    },
  );

  test('a file that is none is listed as failed, and is not restored', async () => {
    const { kinesis, lab, simulator } = await snapshotting();
    await kinesis.createStream({ StreamName, ShardCount: 1 });
    await take(lab, 'a');
    const file = join(simulator.dataDir, 'snapshots', `${account}-us-east-1`, 'b.kinetoscope');
    await writeFile(file, 'Not a snapshot, though longer than its preamble.');
    const reason = 'The file is not a snapshot of Kinetoscope.';
    expect((await lab.listSnapshots({})).Snapshots).toMatchObject([
      { Status: 'READY' },
      { Status: 'FAILED', StatusReason: reason },
    ]);
    expect(await restore(lab, 'b')).toMatchObject({ Status: 'FAILED', StatusReason: reason });
    expect((await kinesis.listStreams({})).StreamNames).toEqual([StreamName]);
  });
});

describe('an upload', () => {
  test('takes its parts in order, of one size, and begins anew at 0', async () => {
    const { lab } = await snapshotting();
    await take(lab, 'source');
    const file = await download(lab, 'source');
    const part = (Offset: number, more = {}) =>
      lab.putSnapshotPart({
        SnapshotName: 'up',
        Offset,
        Data: file.subarray(Offset, Offset + 100),
        TotalBytes: file.length,
        ...more,
      });
    await expectFailure(part(100), 'ResourceNotFoundException');
    expect(await part(0)).toMatchObject({ NextOffset: 100 });
    expect(await part(100)).toMatchObject({ NextOffset: 200 });
    await expectValidationError(
      part(100),
      "Value '100' at 'offset' failed to satisfy constraint: Member must be 200, where the parts so far end",
    );
    await expectFailure(
      part(200, { TotalBytes: 5000 }),
      'ValidationException',
      /as the first part/,
    );
    await expectFailure(part(0.5), 'ValidationException', /whole number/);
    await expectFailure(part(0, { TotalBytes: 99 }), 'ValidationException', /before the part/);
    expect((await lab.describeSnapshot({ SnapshotName: 'up' })).Snapshot).toMatchObject({
      Status: 'UPLOADING',
      Progress: { BytesDone: 200, BytesTotal: file.length },
    });
    await expectFailure(lab.restoreSnapshot({ SnapshotName: 'up' }), 'ResourceInUseException');
    expect(await upload(lab, 'up', file)).toMatchObject({ Status: 'READY' });
    await expectFailure(part(0), 'ResourceInUseException', 'The snapshot up already exists.');
  });

  test('of a broken file fails, leaves nothing, and may be tried again', async () => {
    const { lab } = await snapshotting();
    await take(lab, 'source');
    const file = await download(lab, 'source');
    expect(await upload(lab, 'up', file.subarray(0, -1))).toMatchObject({
      Status: 'FAILED',
      StatusReason: expect.stringContaining('cut off'),
    });
    await expectFailure(lab.restoreSnapshot({ SnapshotName: 'up' }), 'ResourceInUseException');
    expect(await upload(lab, 'up', file)).toMatchObject({ Status: 'READY' });
  });
});
