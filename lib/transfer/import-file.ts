import { appendFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '#lib/aws/failure.ts';
import { dataDir } from '#lib/data-dir.ts';
import { fileIdSchema } from '#lib/transfer/transfer-plan.ts';
import type { RejectedRow } from '#lib/transfer/source-page.ts';

/** Where all files are that people gave, a folder each. */
export const importsFolder = (): string => join(/* turbopackIgnore: true */ dataDir(), 'imports');

const folderOf = (fileId: string): string =>
  join(/* turbopackIgnore: true */ importsFolder(), fileIdSchema.parse(fileId));

/** Where the file is that a person gave; for how long it stays, see kept-imports.ts. */
export const importPath = (fileId: string): string =>
  join(/* turbopackIgnore: true */ folderOf(fileId), 'data');

const namePath = (fileId: string): string =>
  join(/* turbopackIgnore: true */ folderOf(fileId), 'name');

export const rejectedPath = (fileId: string): string =>
  join(/* turbopackIgnore: true */ folderOf(fileId), 'rejected.ndjson');

/**
 * Keeps a piece of a file, which must begin where the last one ended. Files come in pieces because a request's body is
 * held in memory on its way through the proxy. Answers with how much there is now. The first brings the file's name.
 */
export async function keepPiece(
  fileId: string,
  offset: number,
  piece: Uint8Array,
  fileName = '',
): Promise<number> {
  await mkdir(folderOf(fileId), { recursive: true });
  const path = importPath(fileId);
  if (offset !== (await sizeOfImport(fileId)))
    throw new FailureError({
      name: 'PieceMissing',
      message: 'A piece of the file is missing. Choose the file again.',
      retryable: false,
    });
  if (offset === 0) await writeFile(namePath(fileId), fileName);
  await appendFile(path, piece);
  return offset + piece.byteLength;
}

/** 0 for one that is not there. */
export const sizeOfImport = (fileId: string): Promise<number> =>
  stat(importPath(fileId)).then(
    ({ size }) => size,
    () => 0,
  );

/** As it was called where it came from; empty where that is not known. */
export const nameOfImport = (fileId: string): Promise<string> =>
  readFile(namePath(fileId), 'utf8').catch(() => '');

/** Forgets the file and not the rows of it that were rejected. */
export const forgetImportedData = (fileId: string): Promise<void> =>
  rm(importPath(fileId), { force: true });

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
