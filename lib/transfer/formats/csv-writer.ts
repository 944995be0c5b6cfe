import { csvLine } from '#lib/transfer/formats/csv-cell.ts';
import {
  base64Column,
  base64Of,
  decodedCells,
  placeColumns,
  placeOf,
} from '#lib/transfer/formats/export-columns.ts';
import type { RecordWriter, WriterOptions } from '#lib/transfer/formats/record-writer.ts';

/** RFC 4180, with the data as base64 and, where it is text, as that, then the decoded columns. */
export function csvWriter({ columns, readText }: WriterOptions): RecordWriter {
  const names = columns.map(({ name }) => name);
  return {
    begin: () => Buffer.from(csvLine([...placeColumns, base64Column, 'text', ...names])),
    write(records) {
      const lines = records.map((record) => {
        const place = placeOf(record);
        const text = readText(record.data);
        return csvLine([
          ...placeColumns.map((column) => place[column]),
          base64Of(record.data),
          text ?? null,
          ...decodedCells(text, columns),
        ]);
      });
      return Buffer.from(lines.join(''));
    },
    end: () => new Uint8Array(),
  };
}
