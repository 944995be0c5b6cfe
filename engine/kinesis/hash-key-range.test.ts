import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastHashKey, tileHashSpace } from './hash-key-range.ts';

test('ranges tile the hash space from 0 to 2^128 − 1, whatever their count', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), (count) => {
      const ranges = tileHashSpace(count);
      expect(ranges).toHaveLength(count);
      expect(ranges[0]?.start).toBe(0n);
      expect(ranges.at(-1)?.end).toBe(lastHashKey);
      for (let index = 1; index < count; index++)
        expect(ranges[index]?.start).toBe((ranges[index - 1]?.end ?? 0n) + 1n);
    }),
  );
});

test('two shards meet where they do on AWS', () => {
  expect(tileHashSpace(2)[1]?.start).toBe(170141183460469231731687303715884105728n);
});
