import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KeyLoad, loadShareIn, medianSplit } from '#lib/kinesis/key-load.ts';
import { expectedRates } from '#lib/kinesis/expected-load.ts';
import { splitComplaint, splitPlan } from '#lib/kinesis/reshard-plan.ts';

const range = { start: 0n, end: 999n };
const at = (hashKey: number, records: number): KeyLoad => ({
  key: `key-${hashKey}`,
  hashKey: BigInt(hashKey),
  records,
  bytes: records * 100,
});

describe('the median of a load', () => {
  test('divides many keys in halves', () => {
    const loads = Array.from({ length: 100 }, (_, index) => at(index, 1));
    expect(medianSplit(loads, range)).toEqual({ at: 50n, below: 0.5 });
  });

  test('sets one key that is most of it apart from the side with more of the others', () => {
    const split = medianSplit([at(10, 3), at(20, 90), at(30, 7)], range);
    expect(split).toEqual({ at: 21n, below: 0.93 });
  });

  test('is not known without records', () => {
    expect(medianSplit([], range)).toBeUndefined();
    expect(medianSplit([at(2_000, 5)], range)).toBeUndefined();
  });

  test('is a place to split at, and no key divides the load better', () => {
    const keys = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 50 })),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(keys, (pairs) => {
        const loads = pairs.map(([hashKey, records]) => at(hashKey, records));
        const split = medianSplit(loads, range);
        if (!split) return;
        expect(splitComplaint(range, split.at)).toBeUndefined();
        const belowAt = (place: bigint) =>
          loadShareIn(loads, { start: range.start, end: place - 1n })?.records ?? 0;
        expect(split.below).toBeCloseTo(belowAt(split.at));
        for (let place = 2n; place < 999n; place++)
          expect(Math.abs(split.below - 0.5)).toBeLessThanOrEqual(
            Math.abs(belowAt(place) - 0.5) + 1e-9,
          );
      }),
      { numRuns: 30 },
    );
  });
});

describe('what opened shards are expected to carry', () => {
  const rates = { recordsIn: 900, bytesIn: 90_000, bytesOut: 180_000, reads: 2 };
  const parent = { shardId: 'a', range, rates };
  const plan = splitPlan([parent], parent, 250n);

  test('is divided as the sampled keys are', () => {
    const sample = [at(100, 10), at(600, 90)];
    const [lower, upper] = plan.opens.map((one) => expectedRates(one, [parent], () => sample));
    expect(lower?.recordsIn).toBeCloseTo(90);
    expect(upper?.recordsIn).toBeCloseTo(810);
    expect(upper?.reads).toBe(2);
  });

  test('is divided as the ranges are where no keys were sampled', () => {
    const [lower, upper] = plan.opens.map((one) => expectedRates(one, [parent], () => undefined));
    expect(lower?.recordsIn).toBeCloseTo(225);
    expect(upper?.bytesIn).toBeCloseTo(67_500);
  });

  test('is not made up where the parent is not measured', () => {
    const [lower] = plan.opens;
    const silent = { ...parent, rates: undefined };
    expect(lower && expectedRates(lower, [silent], () => undefined)).toBeUndefined();
  });
});
