import { expect, test } from 'vitest';
import { explicitHashKeyOf } from '#lib/jobs/kpl-aggregation.ts';
import { plainText } from '#lib/transfer/formats/export-columns.ts';
import { createShaper, placeInRange } from '#lib/transfer/shape-records.ts';
import type { SourceRecord } from '#lib/transfer/source-page.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';

const record = (text: string, partitionKey = 'a'): SourceRecord => ({
  place: { lane: 'shardId-000000000001', at: '1', sub: 0 },
  partitionKey,
  data: Buffer.from(text),
  bytes: text.length + 1,
  arrivalMs: 1,
  shardId: 'shardId-000000000001',
  sequenceNumber: '1',
});

const range = { start: 10n, end: 20n };
const shaper = (keys: TransferPlan['keys'], mostBytes = 1_000) =>
  createShaper({
    plan: { keys },
    transform: undefined,
    readText: plainText,
    sourceRanges: new Map([['shardId-000000000001', range]]),
    mostBytes,
  });

test('a template takes keys out of the data, and keeps the old one where it finds none', () => {
  const shape = shaper({ kind: 'template', template: '{{user.id}}-{{key}}' });
  expect(shape([record('{"user":{"id":7}}'), record('none')])).toMatchObject([
    { kind: 'made', isUnkeyed: false, records: [{ partitionKey: '7-a' }] },
    { kind: 'made', isUnkeyed: true, records: [{ partitionKey: 'a' }] },
  ]);
});

test('records stay within the range of their shard', () => {
  expect(shaper({ kind: 'ranges' })([record('x')])).toMatchObject([
    { records: [{ partitionKey: 'a', explicitHashKey: '15' }] },
  ]);
  const own = explicitHashKeyOf('a');
  expect(placeInRange('a', { start: 0n, end: (1n << 128n) - 1n })).toBe(own);
});

test('what no stream takes is left out with its reason', () => {
  expect(shaper({ kind: 'original' }, 10)([record('too long for it')])).toEqual([
    { kind: 'broken', reason: 'A record has 16 bytes; the target takes 10.' },
  ]);
});
