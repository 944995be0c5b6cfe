import type { FileRow } from '#lib/transfer/formats/file-row.ts';
import { fileReaders, guessMapping } from '#lib/transfer/formats/read-file.ts';
import { mapRow } from '#lib/transfer/formats/map-row.ts';
import { plainText } from '#lib/transfer/formats/export-columns.ts';
import { importPath, sizeOfImport } from '#lib/transfer/import-file.ts';
import type { FileFormat, FileMapping } from '#lib/transfer/transfer-plan.ts';
import { recordMaxBytes } from '#lib/kinesis/limits.ts';

/** The beginning of a file, as it would be imported. */
export interface ImportPreview {
  columns: string[];
  mapping: FileMapping;
  rows: {
    place: string;
    key: string;
    /** The beginning of the data. */
    text: string;
    bytes: number;
    /** Why it is no record. */
    problem?: string;
  }[];
  fileBytes: number;
}

const mostRows = 20;
const previewCharacters = 200;

/** Without a mapping the likeliest is taken. Fails on a file that is not of the format. */
export async function previewImport(
  fileId: string,
  format: FileFormat,
  chosen: FileMapping | undefined,
): Promise<ImportPreview> {
  const fileBytes = await sizeOfImport(fileId);
  const first: FileRow[] = [];
  const signal = AbortSignal.timeout(10_000);
  for await (const { rows } of fileReaders[format](importPath(fileId), signal)) {
    first.push(...rows.slice(0, mostRows - first.length));
    if (first.length === mostRows) break;
  }
  const columns = [...new Set(first.flatMap(({ cells }) => [...cells.keys()]))];
  const mapping = chosen?.format === format ? chosen : guessMapping(format, columns);
  return { columns, mapping, fileBytes, rows: first.map((row) => previewRow(row, mapping)) };
}

function previewRow(row: FileRow, mapping: FileMapping) {
  const outcome = mapRow(row, mapping, recordMaxBytes);
  if (!outcome.ok)
    return {
      place: row.place,
      key: '',
      text: row.raw.slice(0, previewCharacters),
      bytes: 0,
      problem: outcome.reason,
    };
  const { partitionKey, data } = outcome.record;
  const text = plainText(data) ?? Buffer.from(data.subarray(0, 100)).toString('hex');
  return {
    place: row.place,
    key: partitionKey,
    text: text.slice(0, previewCharacters),
    bytes: data.byteLength,
  };
}
