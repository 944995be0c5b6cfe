import type { FileReader } from '#lib/transfer/formats/file-row.ts';
import { readCsv, readNdjson } from '#lib/transfer/formats/read-lines.ts';
import { readParquet } from '#lib/transfer/formats/read-parquet.ts';
import { base64Column } from '#lib/transfer/formats/export-columns.ts';
import type { FileFormat, FileMapping } from '#lib/transfer/transfer-plan.ts';

export const fileReaders: Record<FileFormat, FileReader> = {
  ndjson: readNdjson,
  csv: readCsv,
  parquet: readParquet,
};

/** What columns of such names most likely are; those of our own exports for certain. */
export function guessMapping(format: FileFormat, columns: readonly string[]): FileMapping {
  const find = (pattern: RegExp) => columns.find((name) => pattern.test(name)) ?? '';
  const base64 = columns.includes(base64Column) ? base64Column : '';
  const raw = format === 'parquet' && columns.includes('data') ? 'data' : '';
  const text = find(/^(?:data|value|payload|message|body|text)$/i);
  const key = find(/^partition_?key$/i) || find(/^key$/i);
  return {
    format,
    data: base64
      ? { column: base64, encoding: 'base64' }
      : { column: raw || text, encoding: format === 'ndjson' && text ? 'json' : 'text' },
    key: key ? { kind: 'column', column: key } : { kind: 'random' },
    explicitHashKeyColumn: find(/^explicit_?hash_?key$/i),
    timeColumn: find(/^(?:approximate_?)?arrival_?time(?:stamp)?$/i),
    removesFormulaGuard: base64 !== '',
  };
}
