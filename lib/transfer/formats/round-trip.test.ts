import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { plainText } from '#lib/transfer/formats/export-columns.ts';
import { mapRow, type MappedRow } from '#lib/transfer/formats/map-row.ts';
import { fileReaders, guessMapping } from '#lib/transfer/formats/read-file.ts';
import { createRecordWriter } from '#lib/transfer/formats/record-writer.ts';
import { type FileFormat, fileFormats } from '#lib/transfer/transfer-plan.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinetoscope-formats-'));
afterAll(() => rmSync(folder, { recursive: true }));

const mostBytes = 10 * 1_048_576;
const columns = [{ name: '=price', path: ['price'] }];

function fileOf(format: FileFormat, pages: readonly (readonly StreamRecord[])[]): string {
  const writer = createRecordWriter(format, { columns, readText: plainText });
  const parts = [writer.begin(), ...pages.map((page) => writer.write(page)), writer.end()];
  const path = join(folder, `records.${format}`);
  writeFileSync(path, Buffer.concat(parts));
  return path;
}

async function rowsOf(format: FileFormat, path: string) {
  const rows = [];
  for await (const page of fileReaders[format](path, new AbortController().signal))
    rows.push(...page.rows);
  return rows;
}

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
const data = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.json().map((json) => new Uint8Array(Buffer.from(json))),
  fc
    .constantFrom('=1+1', '{"price":"@x"}', '{\n "n": 12345678901234567890123\r\n}', '\uFEFFa', '')
    .map((value) => new Uint8Array(Buffer.from(value))),
);
const record = fc
  .record({
    partitionKey: fc.oneof(text, fc.constantFrom('=cmd', "'", '+', 'a,"b"', '\r\n', ' ', '\uFEFF')),
    explicitHashKey: fc.option(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }).map(String), {
      nil: undefined,
    }),
    data,
    arrivalMs: fc.option(fc.nat(2_000_000_000_000), { nil: undefined }),
  })
  .map(({ explicitHashKey, ...rest }): StreamRecord => ({
    ...rest,
    ...(explicitHashKey !== undefined && { explicitHashKey }),
    shardId: 'shardId-000000000000',
    sequenceNumber: '49646437577108476416916876405825929425585429676275269634',
    bytes: rest.data.byteLength + Buffer.byteLength(rest.partitionKey),
    encryptionType: undefined,
  }));

const whatStays = ({ partitionKey, explicitHashKey, arrivalMs, data: bytes }: MappedRow) => ({
  partitionKey,
  explicitHashKey,
  arrivalMs,
  data: Buffer.from(bytes).toString('hex'),
});

describe.each(fileFormats)('a file of %s', (format) => {
  test('gives back what went into it: keys, bytes, times and order', async () => {
    const pages = fc.array(fc.array(record, { maxLength: 6 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(pages, async (given) => {
        const rows = await rowsOf(format, fileOf(format, given));
        const names = rows.flatMap(({ cells }) => [...cells.keys()]);
        const mapping = guessMapping(format, [
          ...new Set([...names, 'explicit_hash_key', 'arrival_time']),
        ]);
        const mapped = rows.map((row) => mapRow(row, mapping, mostBytes));
        expect(
          mapped.map((outcome) => (outcome.ok ? whatStays(outcome.record) : outcome.reason)),
        ).toEqual(given.flat().map(whatStays));
      }),
    );
  });
});

test('a large file is cut into row groups, and read back page by page', async () => {
  const many = Array.from({ length: 25_000 }, (_, at): StreamRecord => ({
    shardId: 'shardId-000000000000',
    sequenceNumber: String(at),
    partitionKey: `key-${at % 7}`,
    arrivalMs: at,
    data: Buffer.from(`{"n":${at}}`),
    bytes: 20,
    encryptionType: undefined,
  }));
  const rows = await rowsOf(
    'parquet',
    fileOf('parquet', [many.slice(0, 9_000), many.slice(9_000)]),
  );
  expect(rows.map(({ cells }) => cells.get('sequence_number'))).toEqual(
    many.map(({ sequenceNumber }) => sequenceNumber),
  );
});

test('rows that are no records say where and why', async () => {
  const path = join(folder, 'bad.csv');
  writeFileSync(
    path,
    'partition_key,data_base64,explicit_hash_key\r\na,YQ==,\r\n,YQ==,\r\nb,?,\r\nc,YQ==,x\r\nd,YQ==\r\n',
  );
  const mapping = guessMapping('csv', ['partition_key', 'data_base64', 'explicit_hash_key']);
  const outcomes = (await rowsOf('csv', path)).map((row) => {
    const outcome = mapRow(row, mapping, mostBytes);
    return outcome.ok ? 'fine' : `${row.place}: ${outcome.reason}`;
  });
  expect(outcomes).toEqual([
    'fine',
    'line 3: Column partition_key: there is no partition key.',
    'line 4: Column data_base64: this is not base64.',
    'line 5: Column explicit_hash_key: “x” is no hash key: 0 to 2^128 − 1.',
    'line 6: It has 2 cells, the header has 3.',
  ]);
});

test('times are dates, in UTC where they name no zone, or numbers', () => {
  const mapping = { ...guessMapping('csv', ['key', 'data']), timeColumn: 'at' };
  const timeAt = (at: unknown) => {
    const cells = new Map<string, unknown>([
      ['key', 'a'],
      ['data', 'x'],
      ['at', at],
    ]);
    const outcome = mapRow({ number: 1, place: 'line 2', raw: '', cells }, mapping, mostBytes);
    return outcome.ok ? outcome.record.arrivalMs : outcome.reason;
  };
  const noonMs = Date.UTC(2026, 0, 2, 12);
  const said = ['2026-01-02T12:00:00Z', '2026-01-02 12:00:00', '2026-01-02T13:00:00+01:00'];
  const others = [new Date(noonMs), noonMs, String(noonMs / 1_000), BigInt(noonMs)];
  expect([...said, ...others].map(timeAt)).toEqual(Array.from({ length: 7 }, () => noonMs));
  expect(['', null].map(timeAt)).toEqual([undefined, undefined]);
  expect(timeAt('soon')).toBe('Column at: “soon” is no time.');
});
