import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';
import { account } from '#engine/testing/clicks-stream.ts';
import { firstShard, StreamName } from '#engine/testing/furnish.ts';
import {
  clientsAt,
  download,
  recordsOf,
  restore,
  snapshotting,
  startSnapshotting,
  take,
  temporaryFolder,
  upload,
} from '#engine/testing/snapshots.ts';

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

  test('that are being made when the engine ends are not there afterwards', async () => {
    const dataDir = await temporaryFolder();
    const first = await startSnapshotting({ dataDir });
    await first.kinesis.createStream({ StreamName, ShardCount: 1 });
    const Data = Buffer.alloc(900_000, 'x');
    for (let count = 0; count < 10; count++)
      await first.kinesis.putRecord({ StreamName, PartitionKey: 'k', Data });
    await first.lab.createSnapshot({ SnapshotName: 'cut' });
    await first.close();
    const { kinesis, lab } = await snapshotting({ dataDir });
    expect((await lab.listSnapshots({})).Snapshots).toEqual([]);
    expect(await recordsOf(kinesis, StreamName, firstShard)).toHaveLength(10);
    await take(lab, 'cut');
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
