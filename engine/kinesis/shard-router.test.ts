import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyLog } from '#engine/core/record-log/log.ts';
import { type HashKeyRange, lastHashKey, tileHashSpace } from './hash-key-range.ts';
import { Shard } from './shard.ts';
import { ShardRouter } from './shard-router.ts';

const noSeries = { add: () => undefined, addMany: () => undefined };
const noMetrics = {
  IncomingBytes: noSeries,
  IncomingRecords: noSeries,
  OutgoingBytes: noSeries,
  OutgoingRecords: noSeries,
  IteratorAgeMilliseconds: noSeries,
  ReadProvisionedThroughputExceeded: noSeries,
  WriteProvisionedThroughputExceeded: noSeries,
  'GetRecords.Success': noSeries,
};

const shardsOver = (ranges: readonly HashKeyRange[]) =>
  ranges.map(({ start, end }, index) => {
    const row = {
      index,
      logId: index,
      startingHashKey: start.toString(),
      endingHashKey: end.toString(),
      createdAtMs: 0,
      sequenceEpochSeconds: 0,
    };
    return new Shard(row, emptyLog(index, -1, 0), noMetrics, 0);
  });

const shardsOf = (count: number) => shardsOver(tileHashSpace(count));

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
        const { range } = new ShardRouter(shardsOf(count)).byPartitionKey(key);
        expect(range.start <= md5(key) && md5(key) <= range.end).toBe(true);
      },
    ),
  );
});

test('both ends of every range belong to it, however uneven the ranges are', () => {
  fc.assert(
    fc.property(unevenRanges, (ranges) => {
      const shards = shardsOver(ranges);
      const router = new ShardRouter(shards.toReversed());
      for (const shard of shards) {
        expect(router.byHashKey(shard.range.start)).toBe(shard);
        expect(router.byHashKey(shard.range.end)).toBe(shard);
      }
    }),
    { numRuns: 300 },
  );
});
