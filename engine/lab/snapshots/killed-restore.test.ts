import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientsAt, contentsOf, restore, take } from '#engine/testing/snapshots.ts';

const StreamName = 'orders';
let folder: string;
let child: ChildProcess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinetoscope-killed-'));
});

afterEach(async () => {
  child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** Starts an engine of its own on the test's folder. */
async function start() {
  const flags = ['--port=0', '--clock=manual', '--limits=off', '--lifecycle-ms=0'];
  child = spawn(process.execPath, ['engine/main.ts', `--data-dir=${folder}`, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('The child has no output.');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return clientsAt(/http:\S+/.exec(line)?.[0] ?? '');
}

async function kill(): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

type Clients = Awaited<ReturnType<typeof start>>;

async function digestOf({ kinesis }: Clients): Promise<string> {
  return createHash('sha256')
    .update(JSON.stringify(await contentsOf(kinesis)))
    .digest('hex');
}

const blockFiles = async () =>
  (await readdir(join(folder, 'engine', 'records'))).filter((name) => name.endsWith('.blocks'));

test('a restore that is killed leaves all as it was, or all new', async () => {
  let engine = await start();
  await engine.kinesis.createStream({ StreamName, ShardCount: 3 });
  for (let call = 0; call < 20; call++)
    await engine.kinesis.putRecords({
      StreamName,
      Records: Array.from({ length: 100 }, (_, index) => ({
        PartitionKey: `${call}-${index}`,
        Data: randomBytes(10_000),
      })),
    });
  const snapshot = await take(engine.lab, 'big');
  const taken = await digestOf(engine);
  await engine.lab.reset({});
  await engine.kinesis.createStream({ StreamName, ShardCount: 1 });
  await engine.kinesis.putRecord({ StreamName, PartitionKey: 'k', Data: Buffer.from('present') });
  const present = await digestOf(engine);

  const total = snapshot.RecordCount ?? 0;
  expect(total).toBe(2000);
  const killedWhile = [];
  for (const share of [0, 0.3, 0.6]) {
    await engine.lab.restoreSnapshot({ SnapshotName: 'big' });
    let seen;
    do seen = (await engine.lab.describeSnapshot({ SnapshotName: 'big' })).Snapshot;
    while (seen?.Status !== 'READY' && (seen?.Progress?.RecordsDone ?? 0) <= share * total);
    killedWhile.push(seen?.Status);
    await kill();
    engine = await start();
    expect([present, taken]).toContain(await digestOf(engine));
  }
  // One that ended before it was killed shows nothing.
  expect(killedWhile).toContain('RESTORING');
  expect(await restore(engine.lab, 'big')).toMatchObject({ Status: 'READY' });
  await kill();
  engine = await start();
  expect(await digestOf(engine)).toBe(taken);

  // Nothing of the restores that were given up is kept.
  await engine.lab.reset({});
  await kill();
  engine = await start();
  await expect.poll(blockFiles, { timeout: 20_000 }).toEqual([]);
}, 120_000);
