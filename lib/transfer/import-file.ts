import { createWriteStream } from 'node:fs';
import { appendFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { dataDir } from '#lib/data-dir.ts';
import { fileIdSchema } from '#lib/transfer/transfer-plan.ts';
import type { RejectedRow } from '#lib/transfer/source-page.ts';

const folderOf = (fileId: string): string =>
  join(/* turbopackIgnore: true */ dataDir(), 'imports', fileIdSchema.parse(fileId));

/** Where the file is that a person gave; it stays until the import is deleted. */
export const importPath = (fileId: string): string =>
  join(/* turbopackIgnore: true */ folderOf(fileId), 'data');

export const rejectedPath = (fileId: string): string =>
  join(/* turbopackIgnore: true */ folderOf(fileId), 'rejected.ndjson');

/** Writes what comes, as it comes. A broken upload leaves nothing behind. */
export async function keepImport(
  fileId: string,
  body: ReadableStream<Uint8Array>,
): Promise<number> {
  const path = importPath(fileId);
  await mkdir(folderOf(fileId), { recursive: true });
  const part = `${path}.part`;
  try {
    // The web's stream and Node's differ in name only.
    const web = body as Parameters<typeof Readable.fromWeb>[0];
    await pipeline(Readable.fromWeb(web), createWriteStream(part));
    await rename(part, path);
  } catch (error) {
    await forgetImport(fileId);
    throw error;
  }
  return (await stat(path)).size;
}

export const forgetImport = (fileId: string): Promise<void> =>
  rm(folderOf(fileId), { recursive: true, force: true });

export const storeRejected = (fileId: string, rows: readonly RejectedRow[]): Promise<void> =>
  appendFile(rejectedPath(fileId), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

/** Forgets rejected rows behind a place, which another run will meet again. */
export async function keepRejectedUpTo(fileId: string, number: number): Promise<void> {
  const text = await readFile(rejectedPath(fileId), 'utf8').catch(() => '');
  const kept = text.split('\n').filter((line) => line !== '' && numberOf(line) <= number);
  if (text !== '') await writeFile(rejectedPath(fileId), kept.map((line) => `${line}\n`).join(''));
}

const numberOf = (line: string): number => {
  // Written by `storeRejected`; a line that a crash cut off is none.
  try {
    return (JSON.parse(line) as Pick<RejectedRow, 'number'>).number;
  } catch {
    return Infinity;
  }
};
