import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db, simulatorId } from '#lib/db.ts';
import { guessMapping } from '#lib/transfer/formats/read-file.ts';
import { importPath, keepPiece, rejectedPath, storeRejected } from '#lib/transfer/import-file.ts';
import {
  forgetKeptImport,
  keptForMs,
  listKeptImports,
  sweepImports,
} from '#lib/transfer/kept-imports.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-kept-'));
const givenMs = Date.UTC(2026, 0, 1);

beforeAll(() => {
  process.env.KINETOSCOPE_DATA_DIR = dataDir;
});

afterAll(async () => {
  await db().$disconnect();
  rmSync(dataDir, { recursive: true });
});

async function give(fileName: string): Promise<string> {
  const fileId = crypto.randomUUID();
  await keepPiece(fileId, 0, Buffer.from('{"a":1}\n'), fileName);
  utimesSync(importPath(fileId), new Date(givenMs), new Date(givenMs));
  return fileId;
}

const importOf = (fileId: string, more: object) =>
  db().transfer.create({
    data: {
      connectionId: simulatorId,
      streamName: 'clicks',
      targetConnectionId: simulatorId,
      targetStreamName: 'clicks',
      kind: 'import',
      plan: JSON.stringify({
        source: { kind: 'file', fileId, fileName: 'x', mapping: guessMapping('ndjson', ['data']) },
        keys: { kind: 'original' },
        pace: { kind: 'fast' },
        transform: '',
        keepsOrder: true,
      }),
      ...more,
    },
  });

const failed = JSON.stringify({
  kind: 'failed',
  failure: { name: 'X', message: '', retryable: false },
});
const done = JSON.stringify({ kind: 'done', reason: 'end' });
const names = async () => (await listKeptImports()).map(({ fileName }) => fileName).toSorted();

test('a file goes a day after it was given without an import, or after its import was over', async () => {
  const dayLater = new Date(givenMs + keptForMs);
  await give('abandoned');
  const running = await give('running');
  const resumable = await give('failed');
  const over = await give('done');
  const cancelled = await give('cancelled');
  await importOf(running, {});
  await importOf(resumable, { outcome: failed, finishedAt: new Date(givenMs) });
  await importOf(over, { outcome: done, finishedAt: dayLater });
  await importOf(cancelled, { desired: 'cancelled', finishedAt: dayLater });
  await storeRejected(over, [{ number: 1, place: 'line 1', reason: 'no key', raw: '{}' }]);
  expect(await sweepImports(givenMs + keptForMs - 1)).toBe(0);
  expect(await sweepImports(givenMs + keptForMs)).toBe(1);
  expect(await names()).toEqual(['cancelled', 'done', 'failed', 'running']);
  expect(await sweepImports(givenMs + 2 * keptForMs)).toBe(2);
  // The rows that were rejected can still be downloaded.
  expect(await names()).toEqual(['done', 'failed', 'running']);
  const [left] = (await listKeptImports()).filter(({ fileId }) => fileId === over);
  expect(left).toMatchObject({ untilMs: undefined, use: { isOver: true } });
  expect(rejectedPath(over)).toContain(over);
  expect(await sweepImports(givenMs + 100 * keptForMs)).toBe(0);
  await expect(forgetKeptImport(running)).rejects.toThrow('needs this file');
  await expect(forgetKeptImport(resumable)).rejects.toThrow('needs this file');
  const another = await give('another');
  await forgetKeptImport(another);
  expect(await names()).toEqual(['done', 'failed', 'running']);
});

test('what does not lie in a folder of its own is nobody’s file', async () => {
  await expect(forgetKeptImport('../../etc')).rejects.toThrow();
});
