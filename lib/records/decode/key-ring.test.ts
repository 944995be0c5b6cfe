import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { connectionById } from '#lib/connections.ts';
import { db, simulatorId } from '#lib/db.ts';
import { dataKeyId, newDataKey } from '#lib/jobs/client-encryption.ts';
import { openKeyRing } from '#lib/records/decode/key-ring.ts';
import { seal } from '#lib/secrets.ts';

let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kinetoscope-keys-'));
  vi.stubEnv('KINETOSCOPE_DATA_DIR', folder);
  await connectionById(simulatorId);
});

afterEach(() => {
  vi.useRealTimers();
});

afterAll(async () => {
  await db().$disconnect();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const makeGenerator = (name: string, dataKeySealed: string | null) =>
  db().generator.create({
    data: {
      connectionId: simulatorId,
      streamName: 'orders',
      name,
      template: '{}',
      recordsPerSecond: 1,
      keyShape: '{}',
      dataKeySealed,
    },
  });

test('holds the keys of all generators that encrypt, and none that it cannot read', async () => {
  const dataKey = newDataKey();
  await makeGenerator('Checkout', seal(dataKey));
  await makeGenerator('Plain', null);
  await makeGenerator('Of another console', Buffer.alloc(60).toString('base64'));
  const ring = await openKeyRing();
  expect(ring.keyOf(dataKeyId(dataKey))).toEqual({ dataKey, generatorName: 'Checkout' });
  expect(ring.keyOf(dataKeyId(newDataKey()))).toBeUndefined();
});

test('finds the key of a generator that came later', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const ring = await openKeyRing();
  const dataKey = newDataKey();
  await makeGenerator('Later', seal(dataKey));
  expect(ring.keyOf(dataKeyId(dataKey))).toBeUndefined();
  vi.advanceTimersByTime(2_000);
  await vi.waitFor(() => {
    vi.advanceTimersByTime(2_000);
    expect(ring.keyOf(dataKeyId(dataKey))?.generatorName).toBe('Later');
  });
});
