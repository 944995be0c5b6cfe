import { randomUUID } from 'node:crypto';
import { withoutGuard } from '#lib/transfer/formats/csv-cell.ts';
import type { FileRow } from '#lib/transfer/formats/file-row.ts';
import type { FileMapping } from '#lib/transfer/transfer-plan.ts';
import { largestHashKey } from '#lib/kinesis/hash-key-range.ts';

export interface MappedRow {
  partitionKey: string;
  explicitHashKey?: string;
  data: Uint8Array;
  /** Milliseconds since 1970. */
  arrivalMs?: number;
}

export type MapOutcome = { ok: true; record: MappedRow } | { ok: false; reason: string };

const mostKeyCharacters = 256;

class RowProblem extends Error {}

/** Makes a record of a row, or says in a sentence which column is wrong. `mostBytes` is of data and key. */
export function mapRow(row: FileRow, mapping: FileMapping, mostBytes: number): MapOutcome {
  if (row.problem !== undefined) return { ok: false, reason: row.problem };
  try {
    const partitionKey = keyOf(row, mapping);
    const explicitHashKey = hashKeyOf(row, mapping);
    const arrivalMs = timeOf(row, mapping);
    const data = dataOf(row, mapping);
    const bytes = data.byteLength + Buffer.byteLength(partitionKey);
    if (bytes > mostBytes)
      throw new RowProblem(
        `The record has ${bytes} bytes with its key; the stream takes ${mostBytes}.`,
      );
    const hash = explicitHashKey === undefined ? {} : { explicitHashKey };
    const time = arrivalMs === undefined ? {} : { arrivalMs };
    return { ok: true, record: { partitionKey, ...hash, data, ...time } };
  } catch (error) {
    if (error instanceof RowProblem) return { ok: false, reason: error.message };
    throw error;
  }
}

function keyOf(row: FileRow, mapping: FileMapping): string {
  if (mapping.key.kind === 'random') return randomUUID();
  const key = textAt(row, mapping.key.column, mapping);
  const length = Array.from(key ?? '').length;
  if (key === undefined || length === 0)
    throw new RowProblem(`Column ${mapping.key.column}: there is no partition key.`);
  if (length > mostKeyCharacters)
    throw new RowProblem(
      `Column ${mapping.key.column}: the partition key has ${length} characters, at most ${mostKeyCharacters} are allowed.`,
    );
  return key;
}

function hashKeyOf(row: FileRow, mapping: FileMapping): string | undefined {
  const column = mapping.explicitHashKeyColumn;
  const text = column === '' ? undefined : textAt(row, column, mapping);
  if (text === undefined || text === '') return undefined;
  if (!/^(?:0|[1-9]\d{0,38})$/.test(text) || BigInt(text) > largestHashKey)
    throw new RowProblem(
      `Column ${column}: “${text.slice(0, 50)}” is no hash key: 0 to 2^128 − 1.`,
    );
  return text;
}

/** Smaller numbers are seconds since 1970, others milliseconds: it parts the two at the year 5138 and at March 1973. */
const firstMilliseconds = 1e11;

/** An ISO date, in UTC where it names no zone, or a number. A row without one has no time of its own. */
function timeOf(row: FileRow, mapping: FileMapping): number | undefined {
  const column = mapping.timeColumn;
  const value = column === '' ? undefined : row.cells.get(column);
  if (value instanceof Date) return value.getTime();
  const text = column === '' ? undefined : textAt(row, column, mapping)?.trim();
  if (text === undefined || text === '') return undefined;
  const number = Number(text);
  if (Number.isFinite(number))
    return Math.round(Math.abs(number) < firstMilliseconds ? number * 1_000 : number);
  const hasZone = /(?:z|[+-]\d{2}:?\d{2})$/i.test(text);
  const atMs = Date.parse(hasZone || !/\d:\d/.test(text) ? text : `${text.replace(' ', 'T')}Z`);
  if (Number.isNaN(atMs))
    throw new RowProblem(`Column ${column}: “${text.slice(0, 50)}” is no time.`);
  return atMs;
}

function dataOf(row: FileRow, mapping: FileMapping): Uint8Array {
  const { column, encoding } = mapping.data;
  if (column === '') return Buffer.from(row.raw);
  const value = row.cells.get(column);
  if (value === undefined) throw new RowProblem(`Column ${column}: there is nothing in it.`);
  if (value instanceof Uint8Array && encoding !== 'base64') return value;
  if (encoding === 'json')
    return Buffer.from(
      typeof value === 'string' && mapping.format !== 'ndjson' ? value : JSON.stringify(value),
    );
  const text = textAt(row, column, mapping) ?? '';
  if (encoding === 'text') return Buffer.from(text);
  const compact = text.replaceAll(/\s/g, '');
  const isGood =
    encoding === 'hex'
      ? /^(?:[0-9a-f]{2})*$/i.test(compact)
      : /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(compact);
  if (!isGood) throw new RowProblem(`Column ${column}: this is not ${encoding}.`);
  return Buffer.from(compact, encoding);
}

function textAt(row: FileRow, column: string, mapping: FileMapping): string | undefined {
  const value = row.cells.get(column);
  if (value === undefined || value === null) return undefined;
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  const text =
    typeof value === 'string'
      ? value
      : typeof value === 'bigint'
        ? value.toString()
        : JSON.stringify(value);
  return mapping.format === 'csv' && mapping.removesFormulaGuard ? withoutGuard(text) : text;
}
