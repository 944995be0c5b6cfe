import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  byHashOrder,
  hashSpaceSize,
  largestHashKey,
  ownerOf,
  parseHashKeyRange,
  positionOf,
  shareOfSpace,
  widthOf,
} from '#lib/kinesis/hash-key-range.ts';

const tiles = (count: number) => {
  const width = hashSpaceSize / BigInt(count);
  return Array.from({ length: count }, (_, index) => ({
    id: index,
    range: {
      start: width * BigInt(index),
      end: index === count - 1 ? largestHashKey : width * BigInt(index + 1) - 1n,
    },
  }));
};

test('the largest hash key is the one Kinesis prints', () => {
  expect(String(largestHashKey)).toBe('340282366920938463463374607431768211455');
});

test('a range is read from decimal strings without losing a digit', () => {
  const range = parseHashKeyRange({
    StartingHashKey: '170141183460469231731687303715884105728',
    EndingHashKey: '340282366920938463463374607431768211455',
  });
  expect(widthOf(range)).toBe(1n << 127n);
  expect(shareOfSpace(range)).toBe(0.5);
});

test('positions run from 0 to just below 1', () => {
  expect(positionOf(0n)).toBe(0);
  expect(positionOf(1n << 127n)).toBe(0.5);
  expect(positionOf(largestHashKey)).toBeLessThan(1);
  expect(shareOfSpace({ start: 0n, end: largestHashKey })).toBe(1);
});

test('every hash key has exactly one owner, and shares add up to the whole', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.bigInt({ min: 0n, max: largestHashKey }),
      (count, hashKey) => {
        const shards = tiles(count);
        const owner = ownerOf(shards, hashKey);
        expect(owner).toBeDefined();
        expect(shards.filter((shard) => ownerOf([shard], hashKey))).toEqual([owner]);
        const whole = shards.reduce((sum, shard) => sum + shareOfSpace(shard.range), 0);
        expect(whole).toBeCloseTo(1, 9);
      },
    ),
  );
});

test('hash order compares numbers, not their digits', () => {
  const shards = tiles(12);
  expect(shards.toReversed().toSorted(byHashOrder)).toEqual(shards);
});
