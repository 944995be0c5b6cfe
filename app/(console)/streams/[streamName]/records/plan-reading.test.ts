import { describe, expect, test } from 'vitest';
import { matcher, planReading } from './plan-reading.ts';
import type { ReadingChoice } from './search-params.ts';

const nowMs = 1_700_000_600_000;
const usual: ReadingChoice = {
  from: 'horizon',
  ago: 300,
  time: null,
  sequence: '',
  on: 'open',
  shards: [],
  count: 100,
  find: '',
};
const shards = [
  { shardId: 'shardId-000000000000', isOpen: false },
  { shardId: 'shardId-000000000001', isOpen: true },
  { shardId: 'shardId-000000000002', isOpen: true },
];
const plan = (changes: Partial<ReadingChoice>) =>
  planReading({ ...usual, ...changes }, shards, nowMs);
const firstOfShard0 = '49646437577108476416916876405825929425585429676275269634';

describe('where', () => {
  test.each([
    [{}, { type: 'TRIM_HORIZON' }],
    [{ from: 'latest' }, { type: 'LATEST' }],
    [
      { from: 'ago', ago: 60 },
      { type: 'AT_TIMESTAMP', atMs: nowMs - 60_000 },
    ],
    [
      { from: 'time', time: new Date(5) },
      { type: 'AT_TIMESTAMP', atMs: 5 },
    ],
    [
      { from: 'after', sequence: '12' },
      { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber: '12' },
    ],
  ] satisfies [Partial<ReadingChoice>, unknown][])('%j', (changes, position) => {
    expect(plan(changes)).toMatchObject({ ok: true, plan: { position } });
  });

  test.each([
    [{ from: 'ago', ago: 0 }, 'how long ago'],
    [{ from: 'time' }, 'Choose a day'],
    [{ from: 'at', sequence: '0x1' }, 'digits only'],
    [{ on: 'chosen' }, 'at least one shard'],
    [{ count: 1_001 }, '1 to 1000'],
  ] satisfies [Partial<ReadingChoice>, string][])('%j is not a place', (changes, complaint) => {
    expect(plan(changes)).toEqual({ ok: false, complaint: expect.stringContaining(complaint) });
  });

  test('only at the tip is there something to wait for', () => {
    expect(plan({ from: 'latest' })).toMatchObject({ plan: { waitMs: 10_000 } });
    expect(plan({})).toMatchObject({ plan: { waitMs: 0 } });
  });
});

describe('which shards', () => {
  test.each([
    [{}, ['1', '2']],
    [{ on: 'all' }, ['0', '1', '2']],
    [{ on: 'chosen', shards: ['shardId-000000000002'] }, ['2']],
    [{ from: 'at', sequence: firstOfShard0, on: 'open' }, ['0']],
  ] satisfies [Partial<ReadingChoice>, string[]][])('%j', (changes, indexes) => {
    expect(plan(changes)).toMatchObject({
      plan: { shardIds: indexes.map((index) => `shardId-${index.padStart(12, '0')}`), leftOut: 0 },
    });
  });

  test('of thousands, a part is read and the rest is counted', () => {
    const many = Array.from({ length: 1_024 }, (_, index) => ({
      shardId: String(index),
      isOpen: true,
    }));
    const outcome = planReading(usual, many, nowMs);
    expect(outcome).toMatchObject({ plan: { leftOut: 824 } });
    expect(outcome.ok && outcome.plan.shardIds).toHaveLength(200);
  });
});

test('text is found in key and data, whatever its case', () => {
  const record = { partitionKey: 'User-7', data: new TextEncoder().encode('{"page":"/Cart"}') };
  expect(['user', '/cart', '', 'USER-7'].map((find) => matcher(find)(record))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(matcher('user-8')(record)).toBe(false);
});
