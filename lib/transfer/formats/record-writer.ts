import type { DecodedColumn, ReadText } from '#lib/transfer/formats/export-columns.ts';
import { csvWriter } from '#lib/transfer/formats/csv-writer.ts';
import { ndjsonWriter } from '#lib/transfer/formats/ndjson-writer.ts';
import { parquetWriter } from '#lib/transfer/formats/parquet-writer.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';
import type { FileFormat } from '#lib/transfer/transfer-plan.ts';

/** Makes a file of records, piece by piece, and keeps no more of it than a piece. */
export interface RecordWriter {
  /** What goes before the first record. */
  begin(): Uint8Array;
  /** May give nothing yet. */
  write(records: readonly StreamRecord[]): Uint8Array;
  /** What goes behind the last one. */
  end(): Uint8Array;
}

export interface WriterOptions {
  columns: readonly DecodedColumn[];
  readText: ReadText;
}

/** @returns a new file's writer */
export function createRecordWriter(format: FileFormat, options: WriterOptions): RecordWriter {
  if (format === 'ndjson') return ndjsonWriter(options);
  return format === 'csv' ? csvWriter(options) : parquetWriter(options);
}

export const mediaTypes: Record<FileFormat, string> = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  parquet: 'application/vnd.apache.parquet',
};
