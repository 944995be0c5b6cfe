import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { resumeTransfer, startTransfer, unlockAsTarget } from './actions.ts';
import { type Connection, connectionById } from '#lib/connections.ts';
import { db, simulatorId } from '#lib/db.ts';
import { chooseConnection, mayWrite } from '#lib/session.ts';
import { keepPiece } from '#lib/transfer/import-file.ts';
import type { TransferRequest } from '#lib/transfer/transfer-request.ts';

const jar = new Map<string, string>();

/** The cookies of one browser. */
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
    delete: (name: string) => jar.delete(name),
  }),
}));

const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-replay-'));
const fileId = crypto.randomUUID();
let shop: Connection;
let archive: Connection;

async function addReal(name: string): Promise<Connection> {
  const { id } = await db().connection.create({
    data: { name, region: 'eu-west-1', credentialsKind: 'default' },
  });
  const connection = await connectionById(id);
  if (!connection) throw new Error(`${name} is missing.`);
  return connection;
}

beforeAll(async () => {
  vi.stubEnv('KINETOSCOPE_DATA_DIR', dataDir);
  shop = await addReal('Shop');
  archive = await addReal('Archive');
  await keepPiece(fileId, 0, Buffer.from('{"data":1}\n'));
});

beforeEach(() => jar.clear());

afterAll(async () => {
  await db().$disconnect();
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

const requestInto = ({ id }: Pick<Connection, 'id'>): TransferRequest => ({
  target: { connectionId: id, streamName: 'copy' },
  confirmsSameStream: false,
  plan: {
    source: {
      kind: 'file',
      fileId,
      fileName: 'records.ndjson',
      mapping: {
        format: 'ndjson',
        data: { column: 'data', encoding: 'json' },
        key: { kind: 'random' },
        explicitHashKeyColumn: '',
        timeColumn: '',
        removesFormulaGuard: false,
      },
    },
    keys: { kind: 'original' },
    pace: { kind: 'fast' },
    transform: '',
    keepsOrder: true,
  },
});

const locked = { ok: false, failure: { name: 'ReadOnlyConnection' } };

test('a real target is refused until its name was typed, whatever the connection in use may do', async () => {
  await chooseConnection(shop.id);
  expect(await startTransfer('orders', requestInto(archive))).toMatchObject(locked);
  expect(await unlockAsTarget(archive.id, 'Shop')).toMatchObject({
    ok: false,
    failure: { name: 'NotConfirmed', member: 'typedName' },
  });
  expect(await startTransfer('orders', requestInto(archive))).toMatchObject(locked);
  expect(await unlockAsTarget(archive.id, 'Archive')).toMatchObject({ ok: true });
  expect(await startTransfer('orders', requestInto(archive))).toMatchObject({ ok: true });
  expect(await startTransfer('orders', requestInto(shop))).toMatchObject(locked);
  expect([await mayWrite(shop), await mayWrite(archive)]).toEqual([false, false]);
});

test('what was started into a target is not resumed once that is locked again', async () => {
  await unlockAsTarget(archive.id, 'Archive');
  const started = await startTransfer('orders', requestInto(archive));
  if (!started.ok) throw new Error(started.failure.message);
  expect(await resumeTransfer(started.data)).toMatchObject({ ok: true });
  await chooseConnection(simulatorId);
  expect(await resumeTransfer(started.data)).toMatchObject(locked);
});

test('a file without times has no pace of its own', async () => {
  const request = requestInto({ id: simulatorId });
  request.plan.pace = { kind: 'original', factor: 1 };
  expect(await startTransfer('orders', request)).toMatchObject({
    ok: false,
    failure: { message: expect.stringContaining('arrival time') },
  });
});
