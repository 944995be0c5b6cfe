import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createDecoder } from '#lib/records/decode/decode-data.ts';
import { parseJsonPath } from '#lib/records/json-path.ts';
import { columnPaths, recordLine } from '#lib/records/record-line.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';

const decode = createDecoder({ as: 'auto', schema: '', message: '' });
const recordOf = (data: Uint8Array): StreamRecord => ({
  shardId: 's',
  sequenceNumber: '1',
  partitionKey: 'k',
  arrivalMs: 5,
  data,
  bytes: data.byteLength + 1,
  encryptionType: undefined,
});
const lineOf = (data: Uint8Array | string, ...columns: string[]) =>
  recordLine(
    recordOf(typeof data === 'string' ? Buffer.from(data) : data),
    decode,
    columns.map((path) => parseJsonPath(path) ?? []),
  );

describe('a line', () => {
  test('has the wanted values of the data, unpacked', () => {
    const data = gzipSync('{"user":{"id":7},"tags":["a"]}');
    expect(lineOf(data, 'user.id', 'tags', 'none')).toMatchObject({
      format: 'gzip → JSON',
      columns: ['7', '["a"]', ''],
    });
  });

  test('has the beginning of the text on one line', () => {
    expect(lineOf('{\n  "a": 1\n}').preview).toBe('{ "a": 1 }');
    expect(lineOf('x'.repeat(10_000)).preview).toHaveLength(240);
  });

  test('has bytes in hexadecimal', () => {
    expect(lineOf(Uint8Array.of(0xf3, 0x89, 0)).preview).toBe('f3 89 00');
  });

  test('of ten mebibytes is as small, and made without looking into them', () => {
    const line = lineOf(`{"text":"${'ü'.repeat(5_242_880)}"}`, 'text');
    expect(line.preview).toMatch(/^\{"text":"ü+$/);
    expect(line).toMatchObject({ format: 'large', columns: [''] });
    expect(JSON.stringify(line).length).toBeLessThan(1_000);
  });
});

test('the paths of a record are offered as columns', () => {
  const record = recordOf(Buffer.from('{"a":1,"b":{"c":[1],"odd name":true}}'));
  expect(columnPaths(record, decode)).toEqual(['a', 'b.c', 'b["odd name"]']);
});
