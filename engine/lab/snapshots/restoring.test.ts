import { describe, expect, test } from 'vitest';
import { expectFailure } from '#engine/testing/expect-failure.ts';
import { firstShard, putTexts, StreamName } from '#engine/testing/furnish.ts';
import {
  contentsOf,
  download,
  recordsOf,
  restore,
  snapshotting,
  startSnapshotting,
  take,
  temporaryFolder,
  upload,
} from '#engine/testing/snapshots.ts';

const hourMs = 3_600_000;

describe('restoring', () => {
  test('ends iterators from before, and numbers rise on behind the snapshot', async () => {
    const { kinesis, lab } = await snapshotting();
    await kinesis.createStream({ StreamName, ShardCount: 1 });
    const { Records: [kept] = [] } = await putTexts(kinesis, 'kept');
    await take(lab, 'one');
    await putTexts(kinesis, 'lost');
    const { ShardIterator } = await kinesis.getShardIterator({
      StreamName,
      ShardId: firstShard,
      ShardIteratorType: 'LATEST',
    });
    await restore(lab, 'one');
    await expectFailure(kinesis.getRecords({ ShardIterator }), 'ResourceNotFoundException');
    const { Records: [next] = [] } = await putTexts(kinesis, 'next');
    expect(BigInt(next?.SequenceNumber ?? 0)).toBeGreaterThan(BigInt(kept?.SequenceNumber ?? 0));
    const records = await recordsOf(kinesis, StreamName, firstShard);
    expect(records.map(({ Data }) => Buffer.from(Data ?? []).toString())).toEqual(['kept', 'next']);
  });

  test('outlives the process', async () => {
    const dataDir = await temporaryFolder();
    const first = await startSnapshotting({ dataDir });
    await first.kinesis.createStream({ StreamName, ShardCount: 2 });
    await putTexts(first.kinesis, 'a', 'b', 'c', 'd');
    await take(first.lab, 'kept');
    await putTexts(first.kinesis, 'lost');
    await restore(first.lab, 'kept');
    const contents = await contentsOf(first.kinesis);
    await first.close();
    const { kinesis, lab } = await snapshotting({ dataDir });
    expect(await contentsOf(kinesis)).toEqual(contents);
    expect((await lab.listSnapshots({})).Snapshots).toMatchObject([
      { SnapshotName: 'kept', Status: 'READY', RecordCount: 4 },
    ]);
    await putTexts(kinesis, 'lost');
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
