import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tileHashSpace } from './hash-key-range.ts';
import { Shard } from './shard.ts';
import { ShardRouter } from './shard-router.ts';

const noLog = {
  id: 0,
  tipPosition: -1,
  tipTimeMs: 0,
  flushedPosition: -1,
  slices: [],
  oldestBlockEndMs: undefined,
};
const noSeries = { add: () => undefined };
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

const shardsOf = (count: number) =>
  tileHashSpace(count).map(({ start, end }, index) => {
    const row = {
      index,
      logId: index,
      startingHashKey: start.toString(),
      endingHashKey: end.toString(),
      createdAtMs: 0,
      sequenceEpochSeconds: 0,
    };
    return new Shard(row, noLog, noMetrics, 0);
  });

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

test('both ends of every range belong to it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
      const shards = shardsOf(count);
      const router = new ShardRouter(shards);
      for (const shard of shards) {
        expect(router.byHashKey(shard.range.start)).toBe(shard);
        expect(router.byHashKey(shard.range.end)).toBe(shard);
      }
    }),
  );
});
