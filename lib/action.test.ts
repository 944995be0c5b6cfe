import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redirect } from 'next/navigation';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { runAction } from '#lib/action.ts';
import { connectionById, currentConnection, type Connection } from '#lib/connections.ts';
import { db, simulatorId } from '#lib/db.ts';
import {
  chooseConnection,
  lock,
  lockTarget,
  mayReceive,
  mayWrite,
  unlock,
  unlockTarget,
} from '#lib/session.ts';

const jar = new Map<string, string>();

/** The cookies of one browser. */
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
    delete: (name: string) => jar.delete(name),
  }),
}));

let folder = '';
let real: Connection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kinetoscope-action-'));
  vi.stubEnv('KINETOSCOPE_DATA_DIR', folder);
  const { id } = await db().connection.create({
    data: { name: 'Shop', region: 'eu-west-1', credentialsKind: 'default' },
  });
  real = (await connectionById(id)) ?? (await currentConnection());
});

beforeEach(() => jar.clear());

afterAll(async () => {
  await db().$disconnect();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const nameOfConnection = () => runAction(async ({ name }) => name);
const refusal = { ok: false, failure: { name: 'ReadOnlyConnection' } };

test('without a choice it is the Simulator, which may be written to', async () => {
  expect(await nameOfConnection()).toEqual({ ok: true, data: 'Simulator' });
});

test('a choice that is gone falls back to the Simulator', async () => {
  await chooseConnection('gone');
  expect((await currentConnection()).id).toBe(simulatorId);
});

test('a real connection is refused until it is unlocked, and again once locked', async () => {
  const work = vi.fn(async () => 'done');
  await chooseConnection(real.id);
  expect(await runAction(work)).toMatchObject(refusal);
  expect(work).not.toHaveBeenCalled();
  await unlock(real);
  expect(await runAction(work)).toEqual({ ok: true, data: 'done' });
  await lock();
  expect(await runAction(work)).toMatchObject(refusal);
});

test('to switch connections locks', async () => {
  await chooseConnection(real.id);
  await unlock(real);
  await chooseConnection(simulatorId);
  await chooseConnection(real.id);
  expect(await nameOfConnection()).toMatchObject(refusal);
});

test('to unlock one connection unlocks no other, and none that was edited since', async () => {
  await chooseConnection(real.id);
  await unlock({ id: 'other', simulated: false, version: real.version });
  expect(await nameOfConnection()).toMatchObject(refusal);
  await unlock({ ...real, version: new Date(0).toISOString() });
  expect(await nameOfConnection()).toMatchObject(refusal);
});

test('a target is unlocked beside the connection in use, and for nothing but records', async () => {
  const source = { ...real, id: 'source' };
  await chooseConnection(source.id);
  await unlock(source);
  await unlockTarget(real);
  expect([await mayReceive(source), await mayReceive(real)]).toEqual([true, true]);
  expect([await mayWrite(source), await mayWrite(real)]).toEqual([true, false]);
  expect(await mayReceive({ ...real, version: new Date(0).toISOString() })).toBe(false);
  await lock();
  expect([await mayReceive(source), await mayReceive(real)]).toEqual([false, true]);
  await lockTarget();
  expect(await mayReceive(real)).toBe(false);
  await unlockTarget(real);
  await chooseConnection(real.id);
  expect(await mayReceive(real)).toBe(false);
});

test('what breaks is a failure; what Next throws to navigate is left to Next', async () => {
  const broken = runAction(async () => {
    throw new Error('no disk');
  });
  expect(await broken).toMatchObject({ ok: false, failure: { message: 'no disk' } });
  await expect(runAction(async () => redirect('/streams'))).rejects.toThrow('NEXT_REDIRECT');
});
