import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keepPiece } from '#lib/transfer/import-file.ts';
import { previewImport } from '#lib/transfer/preview-import.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-preview-'));
process.env.KINETOSCOPE_DATA_DIR = dataDir;
afterAll(() => rmSync(dataDir, { recursive: true }));

async function placesOf(format: 'ndjson' | 'csv', lines: readonly string[]) {
  const fileId = crypto.randomUUID();
  await keepPiece(fileId, 0, Buffer.from(lines.join('\n')));
  return (await previewImport(fileId, format, undefined)).rows.map(({ place }) => place);
}

test('shows the last row, too, where nothing ends it', async () => {
  expect(await placesOf('ndjson', ['{"data":1}', '{"data":2}'])).toEqual(['line 1', 'line 2']);
  expect(await placesOf('csv', ['key,data', 'a,1', 'b,2'])).toEqual(['line 2', 'line 3']);
});

test('shows no more than the first rows, and none of a file without', async () => {
  const lines = Array.from({ length: 100 }, (_, n) => `{"data":${n}}`);
  expect(await placesOf('ndjson', lines)).toHaveLength(20);
  expect(await placesOf('csv', ['key,data'])).toEqual([]);
});
