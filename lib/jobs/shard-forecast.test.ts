import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyShape } from '#lib/jobs/key-shape.ts';
import {
  evenSpread,
  type ForecastShard,
  forecastShards,
  loadOf,
  packed,
  spreadOverShards,
} from '#lib/jobs/shard-forecast.ts';
import { hashSpaceSize, largestHashKey } from '#lib/kinesis/hash-key-range.ts';

function shardsOf(count: number): ForecastShard[] {
  const width = hashSpaceSize / BigInt(count);
  return Array.from({ length: count }, (_, index) => ({
    shardId: `shardId-${String(index).padStart(12, '0')}`,
    range: {
      start: width * BigInt(index),
      end: index === count - 1 ? largestHashKey : width * BigInt(index + 1) - 1n,
    },
  }));
}

const hot: KeyShape = { kind: 'hot', prefix: 'user-', keys: 100, hotKey: 'user-7', share: 0.9 };

test('a hot key lands on the shard that holds its MD5', async () => {
  const spread = await spreadOverShards(hot, 'hot', shardsOf(4));
  const quarter = createHash('md5').update('user-7').digest().readUInt8(0) >> 6;
  expect(spread[quarter]).toMatchObject({ topKey: 'user-7', topShare: 0.901 });
  expect(spread[quarter]?.share).toBeGreaterThan(0.9);
});

test('all of a generator’s records land somewhere', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 300 }),
      fc.double({ min: 0.1, max: 4, noNaN: true }),
      async (count, keys, exponent) => {
        const shape: KeyShape = { kind: 'skewed', prefix: 'k', keys, exponent };
        const spread = await spreadOverShards(shape, 'hot', shardsOf(count));
        expect(spread.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      },
    ),
    { numRuns: 30 },
  );
});

test('without keys each shard gets what its range is wide', () => {
  expect(evenSpread(shardsOf(4)).map(({ share }) => share)).toEqual([0.25, 0.25, 0.25, 0.25]);
});

describe('against the limits', () => {
  const [shard] = shardsOf(1);
  const spread = evenSpread(shard ? [shard] : []);

  test('records bind small records', () => {
    expect(forecastShards(loadOf(spread, 1_240, 100), [])).toMatchObject([
      { utilisation: 1.24, refusedPerSecond: 240 },
    ]);
  });

  test('bytes bind large records', () => {
    expect(forecastShards(loadOf(spread, 400, 4_096), [])).toMatchObject([
      { utilisation: 1.5625, refusedPerSecond: 400 - 256 },
    ]);
  });

  test('what other generators put there counts', () => {
    const others = loadOf(spread, 700, 100);
    const [forecast] = forecastShards(loadOf(spread, 400, 100), others);
    expect(forecast).toMatchObject({ recordsPerSecond: 400, utilisation: 1.1 });
    expect(forecast?.refusedPerSecond).toBeCloseTo(100);
  });

  test('below them nothing is refused', () => {
    expect(forecastShards(loadOf(spread, 1_000, 1_048), [])[0]?.refusedPerSecond).toBe(0);
    expect(forecastShards(loadOf(spread, 0.1, 1), [])[0]?.refusedPerSecond).toBe(0);
  });
});

test('packing leaves the bytes and takes the records: ten a second at least, more by size', () => {
  const load = { shardId: 's', topKey: undefined, topKeyShare: 0 };
  const few = { ...load, recordsPerSecond: 3, bytesPerSecond: 300 };
  const many = { ...load, recordsPerSecond: 3_000, bytesPerSecond: 300_000 };
  const large = { ...load, recordsPerSecond: 3_000, bytesPerSecond: 1_024_000 };
  expect(packed([few, many, large]).map((one) => one.recordsPerSecond)).toEqual([3, 10, 20]);
  expect(packed([large])[0]?.bytesPerSecond).toBe(1_024_000);
});

test('random keys go evenly over the hash space, and none is the heaviest', async () => {
  const spread = await spreadOverShards({ kind: 'random' }, 'hot', shardsOf(4));
  expect(spread.map(({ share, topKey }) => [share, topKey])).toEqual(
    Array.from({ length: 4 }, () => [0.25, undefined]),
  );
});
