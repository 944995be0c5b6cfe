import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { emptyConnection, type ConnectionInput } from './schema.ts';
import { checkNameIsFree, columns, draftConnection, editableRow } from './store.ts';
import { connectionView } from '#lib/connection-view.ts';
import { connectionById, listConnections } from '#lib/connections.ts';
import { db, simulatorId } from '#lib/db.ts';
import { unseal } from '#lib/secrets.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetoscope-connections-'));
  vi.stubEnv('KINETOSCOPE_DATA_DIR', folder);
  vi.stubEnv('KINETOSCOPE_ENGINE_ENDPOINT', 'http://127.0.0.1:9');
});

afterAll(async () => {
  await db().$disconnect();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const shop: ConnectionInput = {
  ...emptyConnection,
  name: 'Shop',
  credentialsKind: 'static',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI-EXAMPLEKEY',
  sessionToken: 'token-EXAMPLE',
};

test('the Simulator is there from the start, and stays as it is', async () => {
  expect(await listConnections()).toMatchObject([
    { id: simulatorId, endpoint: 'http://127.0.0.1:9', simulated: true },
  ]);
  await expect(editableRow(simulatorId)).rejects.toMatchObject({
    failure: { name: 'BuiltInConnection' },
  });
});

test('secrets are sealed on disk, and the browser sees four characters', async () => {
  const { id } = await db().connection.create({ data: columns(shop) });
  const stored = await connectionById(id);
  if (stored?.credentials.kind !== 'static') throw new Error('It has no key.');
  expect(unseal(stored.credentials.secretAccessKeySealed)).toBe(shop.secretAccessKey);
  const disk = ['console.db', 'console.db-wal'].map((file) => readFileSync(join(folder, file)));
  expect(Buffer.concat(disk).includes('AKIAIOSFODNN7EXAMPLE')).toBe(true);
  expect(Buffer.concat(disk).includes(shop.secretAccessKey)).toBe(false);
  expect(Buffer.concat(disk).includes(shop.sessionToken)).toBe(false);
  expect(connectionView(stored).credentials).toEqual({
    kind: 'static',
    accessKeyEnd: 'MPLE',
    hasSessionToken: true,
  });
});

test('a key that is left empty stays, a new one replaces it with its token', async () => {
  const row = await db().connection.findUniqueOrThrow({ where: { name: 'Shop' } });
  const kept = columns({ ...shop, accessKeyId: '', secretAccessKey: '', sessionToken: '' }, row);
  expect(kept).toMatchObject({
    accessKeyId: shop.accessKeyId,
    secretAccessKeySealed: row.secretAccessKeySealed,
    sessionTokenSealed: row.sessionTokenSealed,
  });
  const changed = columns({ ...shop, accessKeyId: 'AKIDNEW', sessionToken: '' }, row);
  expect(changed).toMatchObject({ accessKeyId: 'AKIDNEW', sessionTokenSealed: null });
  expect(columns({ ...shop, credentialsKind: 'default' }, row)).toMatchObject({
    accessKeyId: null,
    secretAccessKeySealed: null,
  });
});

test('a name belongs to one connection', async () => {
  const row = await db().connection.findUniqueOrThrow({ where: { name: 'Shop' } });
  await expect(checkNameIsFree('Shop')).rejects.toMatchObject({
    failure: { name: 'NameTaken', member: 'name' },
  });
  await checkNameIsFree('Shop', row.id);
  await checkNameIsFree('Other');
});

test('a draft is read-only until it is known to be a simulator', () => {
  expect(draftConnection(shop).simulated).toBe(false);
});
