import { expect, test } from 'vitest';
import { sortLines } from './sort-lines.ts';
import type { RecordLine } from '#lib/records/record-line.ts';

const line = (partitionKey: string, bytes: number, price: string): RecordLine => ({
  shardId: 's',
  sequenceNumber: '1',
  partitionKey,
  bytes,
  format: 'JSON',
  preview: '',
  columns: [price],
});
const lines = [line('b', 30, '9'), line('a', 4, '10'), line('c', 30, 'none')];

test.each([
  ['', 'bac'],
  ['key', 'abc'],
  ['-key', 'cba'],
  ['size', 'abc'],
  ['-size', 'bca'],
  ['.price', 'bac'],
  ['-.price', 'cab'],
  ['.unknown', 'bac'],
  ['constructor', 'bac'],
])('by “%s”', (sort, order) => {
  const sorted = sortLines(lines, sort, ['price']);
  expect(sorted.map(({ partitionKey }) => partitionKey).join('')).toBe(order);
});
