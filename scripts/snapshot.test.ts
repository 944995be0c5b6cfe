import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { contentsOf, snapshotting } from '#engine/testing/snapshots.ts';

const execute = promisify(execFile);

const snapshot = (endpoint: string, direction: string, file: string) =>
  execute(process.execPath, ['scripts/snapshot.ts', direction, file, '--endpoint', endpoint]);

test('all goes into a file, and from there into another engine', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kinetoscope-script-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'all.kinetoscope');
  const [source, target] = [await snapshotting(), await snapshotting()];
  await source.kinesis.createStream({ StreamName: 'orders', ShardCount: 2 });
  await source.kinesis.putRecord({
    StreamName: 'orders',
    PartitionKey: 'k',
    Data: Buffer.from('a'),
  });
  const exported = await snapshot(source.simulator.endpoint, 'export', file);
  expect(exported.stdout).toBe('exported 1 streams with 1 records\n');
  await snapshot(target.simulator.endpoint, 'import', file);
  expect(await contentsOf(target.kinesis)).toEqual(await contentsOf(source.kinesis));
  expect((await target.lab.listSnapshots({})).Snapshots).toEqual([]);

  await writeFile(file, 'no');
  await expect(snapshot(target.simulator.endpoint, 'import', file)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('The file is cut off'),
  });
  expect(await contentsOf(target.kinesis)).toHaveLength(1);
  const folders = join(target.simulator.dataDir, 'snapshots', '000000000000-us-east-1');
  expect(await readdir(folders)).toEqual([]);
});

test('how it is used is told', async () => {
  await expect(snapshot('http://127.0.0.1:1', 'sideways', 'x')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Usage: npm run snapshot'),
  });
});
