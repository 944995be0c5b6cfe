import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { probe } from './probe.ts';
import { emptyConnection } from './schema.ts';
import { draftConnection } from './store.ts';
import { createSimulator } from '#engine/simulator.ts';
import { call } from '#lib/aws/call.ts';
import { forgetClients } from '#lib/aws/clients.ts';

let folder = '';
let simulator: Awaited<ReturnType<typeof createSimulator>>;
/** An AWS that lets nobody do anything. */
let stranger: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kinetoscope-probe-'));
  vi.stubEnv('KINETOSCOPE_DATA_DIR', folder);
  simulator = await createSimulator({ clock: 'manual', lifecycleMs: 0 });
  stranger = createServer((_, response) => {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end('{"__type":"AccessDeniedException","message":"You may not."}');
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  stranger.closeAllConnections();
  stranger.close();
  await simulator.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const connectionTo = (endpoint: string) =>
  draftConnection({
    ...emptyConnection,
    name: 'Tried',
    endpoint,
    credentialsKind: 'static',
    accessKeyId: 'AKID',
    secretAccessKey: 'secret',
  });

test('a simulator is known by its lab, and its account by a stream', async () => {
  const connection = connectionTo(simulator.endpoint);
  await call(connection, 'kinesis', 'CreateStream', { StreamName: 'orders', ShardCount: 1 });
  const found = await probe(connection);
  forgetClients(connection.id);
  expect(found).toMatchObject({ simulated: true, account: '000000000000' });
  expect(found.latencyMs).toBeGreaterThan(0);
  expect(found.checks.filter(({ failure }) => failure)).toEqual([]);
  expect(found.checks.map(({ permission }) => permission)).toEqual([
    'kinesis:ListStreams',
    'kinesis:DescribeStreamSummary',
    'kinesis:ListShards',
    'kinesis:GetShardIterator',
    'kinesis:GetRecords',
    'cloudwatch:GetMetricData',
  ]);
});

test('what is forbidden is named, and such a place is real', async () => {
  const { port } = stranger.address() as AddressInfo;
  const connection = connectionTo(`http://127.0.0.1:${port}`);
  const found = await probe(connection);
  forgetClients(connection.id);
  expect(found.simulated).toBe(false);
  expect(found.latencyMs).toBeUndefined();
  expect(found.checks[0]).toMatchObject({
    permission: 'kinesis:ListStreams',
    failure: { name: 'AccessDeniedException', message: 'You may not.' },
  });
});

test('a place where nothing listens is told as such', async () => {
  const connection = connectionTo('http://127.0.0.1:1');
  const found = await probe(connection);
  forgetClients(connection.id);
  expect(found.checks.every(({ failure }) => failure?.name === 'Unreachable')).toBe(true);
});
