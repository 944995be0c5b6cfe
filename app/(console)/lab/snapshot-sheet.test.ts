import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { downloadSheet, uploadSheet } from './snapshot-sheet.ts';
import { createSimulator } from '#engine/simulator.ts';
import { runProgram } from '#engine/testing/run-program.ts';
import { createLabClient } from '#lib/lab-client/lab-client.ts';

test('a snapshot goes into a file and comes back as another', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kinetoscope-snapshot-sheet-'));
  const simulator = await createSimulator({ lifecycleMs: 0, dataDir });
  const { endpoint } = simulator;
  const place = { region: 'us-east-1', endpoint, takesAnyKey: true };
  const credentials = { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' };
  const lab = createLabClient({ endpoint, region: 'us-east-1', credentials });
  const path = join(dataDir, 'brought.kinetoscope');
  const run = (text = '') =>
    runProgram('javascript', `process.argv.push(${JSON.stringify(path)});\n${text}`);
  const until = async (name: string) => {
    while ((await lab.describeSnapshot({ SnapshotName: name })).Snapshot?.Status !== 'READY');
  };
  try {
    await lab.createSnapshot({ SnapshotName: 'first' });
    await until('first');
    await run(downloadSheet('first', place)[0]?.text);
    expect((await readFile(path)).subarray(0, 11).toString()).toBe('KINETOSCOPE');
    await run(uploadSheet(place)[0]?.text);
    await until('brought');
  } finally {
    lab.destroy();
    await simulator.close();
    await rm(dataDir, { recursive: true });
  }
}, 60_000);
