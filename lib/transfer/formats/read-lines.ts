import { open, stat } from 'node:fs/promises';
import { CsvParser, type CsvRow } from '#lib/transfer/formats/csv-parser.ts';
import type { FileReader, FileRow } from '#lib/transfer/formats/file-row.ts';

const pieceBytes = 1_048_576;
const mostLineCharacters = 32 * 1_048_576;

interface Piece {
  text: string;
  share: number;
}

async function* pieces(path: string, signal: AbortSignal): AsyncGenerator<Piece, void, void> {
  const { size } = await stat(path);
  const file = await open(path);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const buffer = new Uint8Array(pieceBytes);
  let read = 0;
  try {
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, pieceBytes);
      if (bytesRead === 0) break;
      read += bytesRead;
      const text = decoder.decode(buffer.subarray(0, bytesRead), { stream: true });
      yield { text, share: size === 0 ? 1 : read / size };
    }
    const rest = decoder.decode();
    if (rest !== '') yield { text: rest, share: 1 };
  } finally {
    await file.close();
  }
}

/** One JSON value a line; lines with nothing on them are none. */
export const readNdjson: FileReader = async function* readNdjson(path, signal) {
  let rest = '';
  let line = 0;
  let number = 0;
  const rowsOf = (lines: readonly string[]): FileRow[] =>
    lines.flatMap((raw) => {
      line += 1;
      const text = line === 1 ? raw.replace(/^\uFEFF/, '') : raw;
      if (text.trim() === '') return [];
      number += 1;
      return jsonRow(number, line, text.replace(/\r$/, ''));
    });
  for await (const { text, share } of pieces(path, signal)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > mostLineCharacters)
      throw new RangeError(`Line ${line + lines.length + 1} is longer than any record can be.`);
    yield { rows: rowsOf(lines), share };
  }
  yield { rows: rowsOf([rest]), share: 1 };
};

function jsonRow(number: number, line: number, raw: string): FileRow {
  const place = `line ${line}`;
  try {
    const value: unknown = JSON.parse(raw);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return { number, place, raw, cells: new Map(isObject ? Object.entries(value) : []) };
  } catch (error) {
    const problem = `This is no JSON: ${error instanceof Error ? error.message : String(error)}.`;
    return { number, place, raw, cells: new Map(), problem };
  }
}

/** The first row names the columns. */
export const readCsv: FileReader = async function* readCsv(path, signal) {
  const parser = new CsvParser();
  let header: string[] | undefined;
  let number = 0;
  const rowsOf = (parsed: readonly CsvRow[]): FileRow[] =>
    parsed.flatMap((row) => {
      if (!header) {
        header = row.cells;
        return [];
      }
      const isBlank = row.cells.length === 1 && row.cells[0] === '';
      if (isBlank && header.length > 1) return [];
      number += 1;
      return csvRow(number, header, row);
    });
  for await (const { text, share } of pieces(path, signal))
    yield { rows: rowsOf(parser.push(text)), share };
  yield { rows: rowsOf(parser.end()), share: 1 };
};

function csvRow(number: number, header: readonly string[], row: CsvRow): FileRow {
  const { cells, line } = row;
  const problem =
    row.problem ??
    (cells.length === header.length
      ? undefined
      : `It has ${cells.length} cells, the header has ${header.length}.`);
  return {
    number,
    place: `line ${line}`,
    raw: cells.join(','),
    cells: new Map(header.map((name, index) => [name, cells[index] ?? ''])),
    ...(problem !== undefined && { problem }),
  };
}
