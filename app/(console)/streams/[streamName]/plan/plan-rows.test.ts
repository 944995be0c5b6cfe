import { describe, expect, test } from 'vitest';
import { partsAfter, planRows } from './plan-rows.ts';
import type { ShardRow } from './shard-row.ts';
import { reshardOf, reshardState } from './use-reshard.ts';
import { mergePlan, scalePlan, splitPlan, uniformRanges } from '#lib/kinesis/reshard-plan.ts';

const rates = { recordsIn: 400, bytesIn: 40_000, bytesOut: 0, reads: 1 };

/** Equally wide and equally busy. */
const rowsOf = (count: number): ShardRow[] =>
  uniformRanges(count).map((range, index) => ({
    shardId: `shard-${index}`,
    range,
    shareOfSpace: 1 / count,
    isOpen: true,
    parentIds: [],
    firstSequenceNumber: '1',
    lastSequenceNumber: undefined,
    load: {
      rates,
      used: { share: 0.4, binding: 'recordsIn' as const },
      recentMs: 5_000,
      recentlyRefused: 0,
      windowMs: 300_000,
      recordsRefused: 0,
      readsRefused: 0,
    },
  }));

const [first, second, third, fourth] = rowsOf(4);
if (!first || !second || !third || !fourth) throw new Error('There are four shards.');
const four = [first, second, third, fourth];

const nothing = () => undefined;

describe('the lines of a plan', () => {
  test('say what closes with its load, and what opens with the one expected', () => {
    const plan = mergePlan(four, second, third);
    const rows = planRows(plan, four, nothing);
    expect(rows.map(({ does, name }) => [does, name])).toEqual([
      ['closes', 'shard-1'],
      ['closes', 'shard-2'],
      ['opens', 'new shard 1'],
    ]);
    expect(rows.map(({ load }) => load?.used.share)).toEqual([0.4, 0.4, 0.8]);
    expect(rows.at(-1)?.parentIds).toEqual(['shard-1', 'shard-2']);
  });

  test('divide a load as its keys are', () => {
    const at = second.range.start + 10n;
    const keys = [
      { key: 'low', hashKey: at - 1n, records: 1, bytes: 1 },
      { key: 'high', hashKey: at, records: 3, bytes: 3 },
    ];
    const rows = planRows(splitPlan(four, second, at), four, () => keys);
    expect(rows.slice(1).map(({ load }) => load?.rates.recordsIn)).toEqual([100, 300]);
  });
});

test('the picture after a plan covers the whole space, in order', () => {
  const plan = scalePlan(four, 6);
  const parts = partsAfter(plan, planRows(plan, four, nothing), four);
  expect(parts).toHaveLength(6);
  parts.slice(1).forEach((part, index) => {
    const before = parts[index];
    expect(part.start).toBeCloseTo((before?.start ?? 0) + (before?.share ?? 0));
  });
  expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

describe('a change of the shards', () => {
  const reshard = reshardOf('Split', splitPlan(four, first, 1_000n), four);
  const child = { ...first, shardId: 'shard-4' };
  const closed = { ...first, isOpen: false };

  test('goes on while the stream is UPDATING', () => {
    expect(reshardState(reshard, four, 'UPDATING')).toMatchObject({ isDone: false, opened: [] });
  });

  test('is not done because an old answer still says ACTIVE', () => {
    expect(reshardState(reshard, four, 'ACTIVE').isDone).toBe(false);
  });

  test('is done once the parent is closed, the children are open and the stream is ACTIVE', () => {
    const after = [closed, second, third, fourth, child];
    expect(reshardState(reshard, after, 'UPDATING').isDone).toBe(false);
    const { isDone, opened } = reshardState(reshard, after, 'ACTIVE');
    expect(isDone).toBe(true);
    expect(opened.map(({ shardId }) => shardId)).toEqual(['shard-4']);
    expect(reshardState(reshard, after, 'ACTIVE').closed).toEqual([closed]);
  });
});
