import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastHashKey, tileHashSpace } from './hash-key-range.ts';
import { planScaling } from './scaling-plan.ts';

const shardsAt = (borders: readonly bigint[]) =>
  borders.map((start, index) => ({
    index,
    start,
    end: (borders[index + 1] ?? lastHashKey + 1n) - 1n,
  }));

const anyBorders = fc
  .uniqueArray(fc.bigInt({ min: 1n, max: lastHashKey }), { maxLength: 20 })
  .map((inner) => [0n, ...inner.toSorted((a, b) => (a < b ? -1 : 1))]);

test('any shards become equally wide ones, each step closing what is open', () => {
  fc.assert(
    fc.property(anyBorders, fc.integer({ min: 1, max: 40 }), (borders, target) => {
      const open = new Map(shardsAt(borders).map((shard) => [shard.index, shard]));
      let nextIndex = borders.length;
      for (const { closes, opens } of planScaling([...open.values()], target, nextIndex)) {
        const closed = closes.map((index) => open.get(index));
        expect(closed).not.toContain(undefined);
        expect(opens[0]?.startingHashKey).toBe(closed[0]?.start.toString());
        expect(opens.at(-1)?.endingHashKey).toBe(closed.at(-1)?.end.toString());
        for (const index of closes) open.delete(index);
        for (const { startingHashKey, endingHashKey } of opens) {
          const index = nextIndex++;
          open.set(index, { index, start: BigInt(startingHashKey), end: BigInt(endingHashKey) });
        }
      }
      const ranges = [...open.values()]
        .map(({ start, end }) => ({ start, end }))
        .toSorted((a, b) => (a.start < b.start ? -1 : 1));
      expect(ranges).toEqual(tileHashSpace(target));
    }),
  );
});

test('doubling splits each shard once, and nothing else', () => {
  const shards = tileHashSpace(2).map((range, index) => ({ index, ...range }));
  expect(planScaling(shards, 4, 2).map(({ closes }) => closes)).toEqual([[0], [1]]);
});
