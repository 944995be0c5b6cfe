import {
  base64Column,
  base64Of,
  jsonOf,
  placeColumns,
  placeOf,
} from '#lib/transfer/formats/export-columns.ts';
import type { RecordWriter, WriterOptions } from '#lib/transfer/formats/record-writer.ts';

/**
 * One JSON object a line: where the record was, its data as base64, and decoded as `json` or `text`. JSON stands there
 * as it was written, so that no digit of a long number is lost.
 */
export function ndjsonWriter({ readText }: WriterOptions): RecordWriter {
  return {
    begin: () => new Uint8Array(),
    write(records) {
      const lines = records.map((record) => {
        const place = placeOf(record);
        const members = placeColumns.flatMap((column) =>
          place[column] === null ? [] : `"${column}":${JSON.stringify(place[column])}`,
        );
        members.push(`"${base64Column}":"${base64Of(record.data)}"`);
        const text = readText(record.data);
        if (text !== undefined) members.push(decodedMember(text));
        return `{${members.join(',')}}\n`;
      });
      return Buffer.from(lines.join(''));
    },
    end: () => new Uint8Array(),
  };
}

/** Line breaks in JSON stand between its parts only: within a string they are escaped. */
const decodedMember = (text: string): string =>
  jsonOf(text) === undefined
    ? `"text":${JSON.stringify(text)}`
    : `"json":${text.replaceAll(/[\r\n\u2028\u2029]+/g, (breaks) => (/[\r\n]/.test(breaks) ? ' ' : breaks))}`;
