import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSimulator, type Simulator } from '#engine/simulator.ts';
import { call } from '#lib/aws/call.ts';
import { forgetClients } from '#lib/aws/clients.ts';
import type { Connection } from '#lib/connections.ts';
import { seal } from '#lib/secrets.ts';
import { inParts, receiveSnapshot, sendSnapshot } from '#lib/snapshot-file.ts';

let simulator: Simulator;
let connection: Connection;
const never = new AbortController().signal;

beforeAll(async () => {
  simulator = await createSimulator({ clock: 'manual', lifecycleMs: 0 });
  connection = {
    id: 'snapshots',
    name: 'Simulator',
    endpoint: simulator.endpoint,
    region: 'us-east-1',
    simulated: true,
    version: '1',
    credentials: { kind: 'static', accessKeyId: 'x', secretAccessKeySealed: seal('x') },
  };
  await call(connection, 'kinesis', 'CreateStream', { StreamName: 'orders', ShardCount: 1 });
  await call(connection, 'lab', 'CreateSnapshot', { SnapshotName: 'one' });
  await untilReady('one');
});

/** Each description is a round trip of its own, so this does not spin. */
async function untilReady(SnapshotName: string) {
  for (;;) {
    const { Snapshot } = await call(connection, 'lab', 'DescribeSnapshot', { SnapshotName });
    if (Snapshot?.Status === 'READY') return Snapshot;
  }
}

afterAll(async () => {
  forgetClients(connection.id);
  await simulator.close();
});

const put = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', {
    method: 'PUT',
    body,
    headers: { 'x-kinetoscope-connection': 'snapshots', ...headers },
  });

test('a file that was downloaded can be brought back under another name', async () => {
  const file = await (await sendSnapshot(connection, 'one', never)).bytes();
  const request = put(file, { 'x-total-bytes': `${file.byteLength}` });
  expect(await receiveSnapshot(connection, 'two', request)).toEqual({ ok: true, data: undefined });
  expect(await untilReady('two')).toMatchObject({ StreamCount: 1, SizeBytes: file.byteLength });
});

test('a snapshot that is not there, no file, and a page of another connection are refused', async () => {
  expect((await sendSnapshot(connection, 'nowhere', never)).status).toBe(404);
  expect(await receiveSnapshot(connection, 'two', put('abc'))).toMatchObject({
    failure: { name: 'InvalidInput' },
  });
  const other = put('abc', { 'x-kinetoscope-connection': 'other', 'x-total-bytes': '3' });
  expect(await receiveSnapshot(connection, 'two', other)).toMatchObject({
    failure: { name: 'ConnectionChanged' },
  });
});

async function* oneByOne<Item>(items: readonly Item[]) {
  yield* items;
}

test('parts hold all bytes in order, and all but the last are full', async () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 40 }));
  await fc.assert(
    fc.asyncProperty(chunks, fc.integer({ min: 1, max: 16 }), async (given, mostBytes) => {
      const parts: Uint8Array[] = [];
      for await (const part of inParts(oneByOne(given), mostBytes)) parts.push(part);
      expect(Buffer.concat(parts)).toEqual(Buffer.concat(given));
      expect(parts.slice(0, -1).every((part) => part.byteLength === mostBytes)).toBe(true);
    }),
  );
});
