import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byHashOrder,
  type HashKeyRange,
  hashSpaceSize,
  largestHashKey,
} from '#lib/kinesis/hash-key-range.ts';
import {
  areNeighbours,
  mergePlan,
  middleOf,
  openAfter,
  type PlannedShard,
  type ReshardPlan,
  scalePlan,
  splitComplaint,
  splitPlan,
  uniformRanges,
} from '#lib/kinesis/reshard-plan.ts';

/** Shards that tile the space, cut at any places. */
const tilings = fc
  .uniqueArray(fc.bigInt({ min: 1n, max: largestHashKey }), { maxLength: 40 })
  .map((cuts): PlannedShard[] => {
    const starts = [0n, ...cuts.toSorted((a, b) => (a < b ? -1 : 1))];
    return starts.map((start, index) => ({
      shardId: `shard-${index}`,
      range: { start, end: (starts[index + 1] ?? hashSpaceSize) - 1n },
    }));
  });

function expectTiling(plan: ReshardPlan): void {
  const ranges: { range: HashKeyRange }[] = [...plan.opens, ...plan.keeps].toSorted(byHashOrder);
  expect(ranges[0]?.range.start).toBe(0n);
  expect(ranges.at(-1)?.range.end).toBe(largestHashKey);
  ranges.slice(1).forEach(({ range }, index) => {
    expect(range.start).toBe((ranges[index]?.range.end ?? 0n) + 1n);
  });
  expect(openAfter(plan)).toBe(ranges.length);
}

describe('what a plan opens and keeps tiles the hash space', () => {
  test('of a split at its middle', () => {
    fc.assert(
      fc.property(tilings, fc.nat(), (open, pick) => {
        const parent = open[pick % open.length];
        if (!parent || parent.range.end - parent.range.start < 3n) return;
        const at = middleOf(parent.range);
        expect(splitComplaint(parent.range, at)).toBeUndefined();
        const plan = splitPlan(open, parent, at);
        expectTiling(plan);
        expect(openAfter(plan)).toBe(open.length + 1);
      }),
    );
  });

  test('of a merge', () => {
    fc.assert(
      fc.property(tilings, fc.nat(), (open, pick) => {
        const at = pick % open.length;
        const [lower, upper] = [open[at], open[at + 1]];
        if (!lower || !upper) return;
        expect(areNeighbours(lower, upper)).toBe(true);
        expect(areNeighbours(upper, lower)).toBe(false);
        expectTiling(mergePlan(open, lower, upper));
      }),
    );
  });

  test('of scaling to any number', () => {
    fc.assert(
      fc.property(tilings, fc.integer({ min: 1, max: 80 }), (open, target) => {
        const plan = scalePlan(open, target);
        expectTiling(plan);
        expect(openAfter(plan)).toBe(target);
        expect(plan.closes.length + plan.keeps.length).toBe(open.length);
        expect(plan.shortLived).toBeGreaterThanOrEqual(0);
        for (const { range, parentIds } of plan.opens) {
          const parents = open.filter(({ shardId }) => parentIds.includes(shardId));
          const over = open.filter(
            (shard) => shard.range.start <= range.end && range.start <= shard.range.end,
          );
          expect(parents).toEqual(over);
        }
      }),
    );
  });
});

test('scaling what is uniform already changes nothing', () => {
  const open = uniformRanges(6).map((range, index) => ({ shardId: `shard-${index}`, range }));
  expect(scalePlan(open, 6)).toMatchObject({ closes: [], opens: [], shortLived: 0 });
});

test('doubling splits each shard once, with nothing short-lived', () => {
  const open = uniformRanges(4).map((range, index) => ({ shardId: `shard-${index}`, range }));
  const plan = scalePlan(open, 8);
  expect(plan.closes).toHaveLength(4);
  expect(plan.opens).toHaveLength(8);
  expect(plan.shortLived).toBe(0);
  expect(scalePlan(open, 5).shortLived).toBeGreaterThan(0);
});

test('a split point is one that SplitShard takes', () => {
  const range = { start: 100n, end: 200n };
  expect(splitComplaint(range, 101n)).toContain('above 101');
  expect(splitComplaint(range, 102n)).toBeUndefined();
  expect(splitComplaint(range, 199n)).toBeUndefined();
  expect(splitComplaint(range, 200n)).toContain('below 200');
});
