import { readdir, stat } from 'node:fs/promises';
import { FailureError } from '#lib/aws/failure.ts';
import { db } from '#lib/db.ts';
import {
  forgetImport,
  forgetImportedData,
  importPath,
  importsFolder,
  nameOfImport,
  rejectedPath,
} from '#lib/transfer/import-file.ts';
import { fileIdSchema } from '#lib/transfer/transfer-plan.ts';
import { transferOutcomeSchema } from '#lib/transfer/transfer-report.ts';
import type { Transfer as TransferRow } from '#prisma/generated/client.ts';

/** A file on the console's disk that a person gave to be imported. Times are of this machine's clock. */
export interface KeptImport {
  fileId: string;
  fileName: string;
  /** With the rows that were rejected. */
  bytes: number;
  givenMs: number;
  /** The import that it is for; absent where none was started. */
  use: { streamName: string; isOver: boolean } | undefined;
  /** Until when it is kept by itself; absent while an import needs it. */
  untilMs: number | undefined;
}

/** After it was given without an import, or after its import was over. */
export const keptForMs = 24 * 60 * 60 * 1_000;

/** The newest first. */
export async function listKeptImports(): Promise<KeptImport[]> {
  const entries = await readdir(importsFolder()).catch(() => []);
  const ids = entries.filter((name) => fileIdSchema.safeParse(name).success);
  const uses = ids.length === 0 ? new Map<string, TransferRow>() : await usesById();
  const kept = await Promise.all(ids.map((id) => keptImport(id, uses.get(id))));
  return kept.filter((one) => one.bytes > 0).toSorted((a, b) => b.givenMs - a.givenMs);
}

/** Removes what nothing needs any more. @returns how many files */
export async function sweepImports(nowMs: number): Promise<number> {
  const over = (await listKeptImports()).filter(
    ({ untilMs }) => untilMs !== undefined && untilMs <= nowMs,
  );
  for (const { fileId, use } of over)
    await (use === undefined ? forgetImport(fileId) : forgetImportedData(fileId));
  return over.length;
}

/** Fails while an import needs it. */
export async function forgetKeptImport(fileId: string): Promise<void> {
  const use = (await usesById()).get(fileId);
  if (use && !isOver(use))
    throw new FailureError({
      name: 'FileInUse',
      message: `The import into ${use.targetStreamName} needs this file. Cancel or delete that first.`,
      retryable: false,
    });
  await (use === undefined ? forgetImport(fileId) : forgetImportedData(fileId));
}

async function keptImport(fileId: string, transfer: TransferRow | undefined): Promise<KeptImport> {
  const [data, rejected, fileName] = await Promise.all([
    stat(importPath(fileId)).catch(() => undefined),
    stat(rejectedPath(fileId)).catch(() => undefined),
    nameOfImport(fileId),
  ]);
  const givenMs = data?.mtimeMs ?? rejected?.mtimeMs ?? 0;
  const use = transfer && {
    streamName: transfer.targetStreamName,
    isOver: isOver(transfer),
  };
  const endMs =
    use === undefined ? givenMs : use.isOver ? transfer?.finishedAt?.getTime() : undefined;
  return {
    fileId,
    fileName,
    bytes: (data?.size ?? 0) + (rejected?.size ?? 0),
    givenMs,
    use,
    // What was rejected stays for as long as its import is listed.
    untilMs: data && endMs !== undefined ? endMs + keptForMs : undefined,
  };
}

/** One that failed can be resumed, and reads its file again then. */
const isOver = ({ desired, outcome }: TransferRow): boolean =>
  desired === 'cancelled' ||
  (outcome !== null && transferOutcomeSchema.safeParse(JSON.parse(outcome)).data?.kind === 'done');

/** By the file's id, which is taken out of a plan as text: one that cannot be read must not lose its file. */
async function usesById(): Promise<Map<string, TransferRow>> {
  const rows = await db().transfer.findMany({ where: { kind: 'import' } });
  return new Map(
    rows.flatMap((row) => {
      const [, fileId] = /"fileId":"([0-9a-f-]{36})"/.exec(row.plan) ?? [];
      return fileId === undefined ? [] : [[fileId, row] as const];
    }),
  );
}
