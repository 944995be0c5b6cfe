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

  test('goes on while records are put, and those behind it are kept', async () => {
    const { kinesis, lab } = await snapshotting();
    await kinesis.createStream({ StreamName, ShardCount: 1 });
    const Data = Buffer.alloc(500_000, 'x');
    for (let count = 0; count < 30; count++)
      await kinesis.putRecord({ StreamName, PartitionKey: `${count}`, Data });
    const taken = await recordsOf(kinesis, StreamName, firstShard);
    await take(lab, 'busy');
    const stop = new AbortController();
    const write = async () => {
      const kept = [];
      while (!stop.signal.aborted) {
        const { Records: [record] = [] } = await putTexts(kinesis, 'during');
        kept.push(record?.SequenceNumber);
      }
      return kept;
    };
    const writing = [write(), write(), write()];
    expect(await restore(lab, 'busy')).toMatchObject({ Status: 'READY' });
    const { Records: [after] = [] } = await putTexts(kinesis, 'after');
    stop.abort();
    const acknowledged = (await Promise.all(writing)).flat();
    const records = await recordsOf(kinesis, StreamName, firstShard);
    expect(records.slice(0, 30)).toEqual(taken);
    const numbers = records.map(({ SequenceNumber = '' }) => SequenceNumber);
    expect(numbers).toEqual(numbers.toSorted());
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toContain(after?.SequenceNumber);
    // What is there was acknowledged; what was acknowledged before the change went with the old.
    const known = new Set([...acknowledged, after?.SequenceNumber]);
    for (const number of numbers.slice(30)) expect(known).toContain(number);
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
