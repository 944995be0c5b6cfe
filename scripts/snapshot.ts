import { open, rename, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createLabClient, type LabClient } from '#lib/lab-client/lab-client.ts';
import type { Snapshot } from '#lib/lab-client/snapshot-types.ts';

const usage = `Brings all that an account has in a region of a running engine into a file, or back.

Usage: npm run snapshot -- export FILE [flags]
       npm run snapshot -- import FILE [flags]    replaces all that the account has in the region

  --endpoint URL       of the engine (http://127.0.0.1:4567)
  --account-id DIGITS  whose streams (000000000000)
  --region NAME        where (us-east-1)
`;

const partBytes = 4 * 1024 * 1024;
const lookEveryMs = 200;

/** Something the person who runs this can put right. */
class UsageError extends Error {}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      endpoint: { type: 'string', default: 'http://127.0.0.1:4567' },
      'account-id': { type: 'string', default: '000000000000' },
      region: { type: 'string', default: 'us-east-1' },
    },
  });
  const [direction, file, ...more] = positionals;
  if ((direction !== 'export' && direction !== 'import') || !file || more.length > 0)
    throw new UsageError(usage);
  // npm runs scripts in the project's folder, whatever the person's own is.
  const path = resolve(process.env['INIT_CWD'] ?? '.', file);
  return {
    direction,
    path,
    endpoint: values.endpoint,
    account: values['account-id'],
    region: values.region,
  };
}

async function settled(lab: LabClient, SnapshotName: string): Promise<Snapshot> {
  for (;;) {
    const { Snapshot } = await lab.describeSnapshot({ SnapshotName });
    if (Snapshot?.Status === 'FAILED' || (Snapshot?.Status === 'READY' && Snapshot.StatusReason))
      throw new UsageError(Snapshot.StatusReason ?? 'The engine does not say why.');
    if (Snapshot?.Status === 'READY') return Snapshot;
    await pause(lookEveryMs);
  }
}

async function exportTo(lab: LabClient, SnapshotName: string, path: string): Promise<Snapshot> {
  await lab.createSnapshot({ SnapshotName });
  const snapshot = await settled(lab, SnapshotName);
  // What is there already is replaced only by a whole file.
  const partial = `${path}.partial`;
  await download(lab, SnapshotName, partial);
  await rename(partial, path);
  return snapshot;
}

async function download(lab: LabClient, SnapshotName: string, path: string): Promise<void> {
  await using file = await open(path, 'w');
  for (let Offset: number | undefined = 0; Offset !== undefined;) {
    const part = await lab.getSnapshotPart({ SnapshotName, Offset, MostBytes: partBytes });
    await file.writeFile(part.Data ?? '');
    Offset = part.NextOffset;
  }
}

async function importFrom(lab: LabClient, SnapshotName: string, path: string): Promise<Snapshot> {
  const TotalBytes = (await stat(path)).size;
  await using file = await open(path, 'r');
  for (let Offset = 0; Offset < TotalBytes;) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(partBytes), 0, partBytes, Offset);
    const Data = buffer.subarray(0, bytesRead);
    await lab.putSnapshotPart({ SnapshotName, Offset, Data, TotalBytes });
    Offset += bytesRead;
  }
  await settled(lab, SnapshotName);
  await lab.restoreSnapshot({ SnapshotName });
  return settled(lab, SnapshotName);
}

async function run(): Promise<void> {
  const { direction, path, endpoint, account, region } = readArguments();
  const credentials = { accessKeyId: account, secretAccessKey: 'none' };
  const lab = createLabClient({ endpoint, region, credentials });
  const name = `${direction}-${process.pid}-${Date.now()}`;
  const work = direction === 'export' ? exportTo : importFrom;
  try {
    const { StreamCount, RecordCount } = await work(lab, name, path);
    console.log(`${direction}ed ${StreamCount} streams with ${RecordCount} records`);
  } finally {
    // The file is the person's: the engine need not keep it too.
    await lab.deleteSnapshot({ SnapshotName: name }).catch(() => undefined);
    lab.destroy();
  }
}

await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
