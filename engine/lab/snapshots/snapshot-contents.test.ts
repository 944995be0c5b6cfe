import type { Kinesis } from '@aws-sdk/client-kinesis';
import { describe, expect, test } from 'vitest';
import { account } from '#engine/testing/clicks-stream.ts';
import {
  arnOf,
  channelArn,
  firstShard,
  furnish,
  policyFor,
  putTexts,
  StreamName,
} from '#engine/testing/furnish.ts';
import {
  clientsAt,
  contentsOf,
  download,
  recordsOf,
  restore,
  settled,
  snapshotting,
  take,
  upload,
} from '#engine/testing/snapshots.ts';

const hourMs = 3_600_000;

/** The channel that `furnish` made, with its tags. */
async function channelOf(kinesis: Kinesis) {
  const ChannelARN = await channelArn(kinesis);
  const { ChannelDescription } = await kinesis.describeChannel({ ChannelARN });
  const { Tags } = await kinesis.listTagsForResource({ ResourceARN: ChannelARN });
  expect(ChannelDescription?.ChannelName).toBe('archive');
  return { ChannelDescription, Tags };
}

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
    expect(await channelOf(target.kinesis)).toEqual(await channelOf(source.kinesis));
  });

  test('is of the moment when it was asked for, while records keep coming', async () => {
    const { kinesis, lab } = await snapshotting();
    await kinesis.createStream({ StreamName, ShardCount: 4 });
    const stop = new AbortController();
    const enough = Promise.withResolvers<void>();
    const write = async (writer: number) => {
      for (let call = 0; !stop.signal.aborted; call++) {
        const texts = Array.from({ length: 50 }, (_, index) => `${writer}-${call}-${index}`);
        await putTexts(kinesis, ...texts);
        if (call === 10) enough.resolve();
      }
    };
    const writers = Promise.all([0, 1, 2, 3].map(write));
    await enough.promise;
    const snapshot = await take(lab, 'moving');
    stop.abort();
    await writers;
    const before = await contentsOf(kinesis);
    expect(await restore(lab, 'moving')).toMatchObject({ Status: 'READY' });
    let count = 0;
    for (const { ShardId, inOrder } of before[0]?.records ?? []) {
      const kept = await recordsOf(kinesis, StreamName, ShardId);
      expect(kept).toEqual(inOrder.slice(0, kept.length));
      count += kept.length;
    }
    expect(count).toBe(snapshot.RecordCount);
    expect(count).toBeGreaterThanOrEqual(550);
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
    await putTexts(source.kinesis, 'old', 'older');
    source.simulator.clock.advance(23 * hourMs);
    const { Records: [last] = [] } = await putTexts(source.kinesis, 'new');
    source.simulator.clock.advance(2 * hourMs);
    expect(await take(source.lab, 'late')).toMatchObject({ RecordCount: 1 });

    source.simulator.clock.advance(24 * hourMs);
    expect(await take(source.lab, 'none')).toMatchObject({ RecordCount: 0 });
    for (const name of ['late', 'none']) {
      expect(await restore(source.lab, name)).toMatchObject({ Status: 'READY' });
      const { Records: [next] = [] } = await putTexts(source.kinesis, 'next');
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
