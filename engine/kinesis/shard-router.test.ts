import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastHashKey, tileHashSpace } from './hash-key-range.ts';
import { ShardRouter } from './shard-router.ts';

/** Ranges of any width, some as narrow as they can be. */
const unevenRanges = fc
  .uniqueArray(
    fc.oneof(
      fc.bigInt({ min: 1n, max: lastHashKey }),
      fc.nat(300).map((step) => 2n ** 100n + BigInt(step) + 1n),
      fc.nat(31).map((bit) => BigInt(2 ** bit) << 96n),
    ),
    { maxLength: 60 },
  )
  .map((cuts) => [0n, ...cuts.toSorted((a, b) => (a < b ? -1 : 1))])
  .map((starts) =>
    starts.map((start, index) => ({ start, end: (starts[index + 1] ?? lastHashKey + 1n) - 1n })),
  );

const md5 = (key: string) => BigInt(`0x${createHash('md5').update(key, 'utf8').digest('hex')}`);

test('a key goes to the shard whose range holds its MD5', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      (count, key) => {
        const ranges = tileHashSpace(count);
        const { start, end } = ranges[new ShardRouter(ranges).byPartitionKey(key)] ?? {};
        expect(start !== undefined && start <= md5(key)).toBe(true);
        expect(end !== undefined && md5(key) <= end).toBe(true);
      },
    ),
  );
});

test('both ends of every range belong to it, however uneven the ranges are', () => {
  fc.assert(
    fc.property(unevenRanges, (ranges) => {
      const reversed = ranges.toReversed();
      const router = new ShardRouter(reversed);
      for (const [row, { start, end }] of reversed.entries()) {
        expect(router.byHashKey(start)).toBe(row);
        expect(router.byHashKey(end)).toBe(row);
      }
    }),
    { numRuns: 300 },
  );
});
