import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createKeyPicker,
  type KeyShape,
  keyShapeInWords,
  keyShapeSchema,
  keyShares,
  phaseAt,
  turnOf,
} from '#lib/jobs/key-shape.ts';
import { seededRandom } from '#lib/jobs/seeded-random.ts';

const prefix = fc.constantFrom('user-', 'k');
const keyCount = fc.integer({ min: 1, max: 200 });
const burst = fc
  .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }))
  .map(([seconds, quiet]) => ({ seconds, everySeconds: seconds + quiet }));
const anyShape: fc.Arbitrary<KeyShape> = fc.oneof(
  fc.record({ kind: fc.constant('uniform' as const), prefix, keys: keyCount }),
  fc.record({
    kind: fc.constant('skewed' as const),
    prefix,
    keys: keyCount,
    exponent: fc.double({ min: 0.1, max: 4, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('hot' as const),
    prefix,
    keys: keyCount,
    hotKey: fc.constantFrom('user-7', 'elsewhere'),
    share: fc.double({ min: 0.01, max: 1, noNaN: true }),
    burst: fc.option(burst, { nil: undefined }),
  }),
);
const phase = fc.constantFrom('calm' as const, 'hot' as const);

test('shares add up to one and name each key once', () => {
  fc.assert(
    fc.property(anyShape, phase, (shape, when) => {
      const shares = keyShares(shape, when);
      expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(new Set(shares.map(({ key }) => key)).size).toBe(shares.length);
    }),
  );
});

test('keys are drawn in their shares', () => {
  fc.assert(
    fc.property(anyShape, fc.integer(), fc.nat({ max: 300_000 }), (shape, seed, sinceStartMs) => {
      const pick = createKeyPicker(shape, seededRandom(seed));
      const draws = 4_000;
      const drawn = new Map<string, number>();
      for (let draw = 0; draw < draws; draw++) {
        const key = pick(sinceStartMs, draw + 1);
        drawn.set(key, (drawn.get(key) ?? 0) + 1);
      }
      const shares = keyShares(shape, phaseAt(shape, sinceStartMs));
      for (const { key, share } of shares) {
        // Six standard deviations of a binomial, so that a right picker does not fail by chance.
        const tolerance = 6 * Math.sqrt((share * (1 - share)) / draws) + 2 / draws;
        expect(Math.abs((drawn.get(key) ?? 0) / draws - share)).toBeLessThanOrEqual(tolerance);
        drawn.delete(key);
      }
      expect([...drawn.keys()]).toEqual([]);
    }),
    { seed: 20_261_122, numRuns: 60 },
  );
});

describe('a hot key at times', () => {
  const shape: KeyShape = {
    kind: 'hot',
    prefix: 'user-',
    keys: 100,
    hotKey: 'user-7',
    share: 0.9,
    burst: { seconds: 60, everySeconds: 180 },
  };
  test.each([
    [0, 'hot'],
    [59_999, 'hot'],
    [60_000, 'calm'],
    [179_999, 'calm'],
    [180_000, 'hot'],
    [-5, 'hot'],
  ])('%d ms after the start it is %s', (sinceStartMs, expected) => {
    expect(phaseAt(shape, sinceStartMs)).toBe(expected);
  });
  test('keeps its part of the rest', () => {
    expect(keyShares(shape, 'hot')[0]).toEqual({ key: 'user-7', share: 0.9 + 0.1 / 100 });
    expect(keyShares(shape, 'calm')[0]).toEqual({ key: 'user-1', share: 1 / 100 });
  });
  test('is put in words', () => {
    expect(keyShapeInWords(shape)).toBe(
      '90 % on user-7 for 60 s of each 180 s, the rest over 100 keys',
    );
  });
});

test('a burst longer than its cycle is refused where it is wrong', () => {
  const outcome = keyShapeSchema.safeParse({
    kind: 'hot',
    prefix: 'u',
    keys: 1,
    hotKey: 'u1',
    share: 0.5,
    burst: { seconds: 9, everySeconds: 9 },
  });
  expect(outcome.error?.issues[0]?.path).toEqual(['burst', 'seconds']);
});

test('skewed keys follow Zipf’s law: the n-th comes 1/n^s as often as the first', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000 }),
      fc.double({ min: 0.1, max: 4, noNaN: true }),
      (keys, exponent) => {
        const shares = keyShares({ kind: 'skewed', prefix: 'k', keys, exponent }, 'hot');
        const [first] = shares;
        for (const [index, { share }] of shares.entries())
          expect(share / (first?.share ?? 0)).toBeCloseTo((index + 1) ** -exponent, 9);
        expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      },
    ),
    { numRuns: 30 },
  );
});

test('entities take turns, and each one’s records are counted without a gap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 200 }), (keys, most) => {
      const shape = { kind: 'entities', prefix: 'e', keys } as const;
      const pick = createKeyPicker(shape, Math.random);
      const counted = new Map<string, number>();
      for (let number = 1; number <= most; number++) {
        const key = pick(0, number);
        const before = counted.get(key) ?? 0;
        expect(turnOf(shape, number)).toBe(before + 1);
        counted.set(key, before + 1);
      }
      expect(counted.size).toBe(Math.min(keys, most));
    }),
  );
});

test('random keys are UUIDs, and no two are alike', () => {
  const pick = createKeyPicker({ kind: 'random' }, Math.random);
  const keys = Array.from({ length: 500 }, (_, index) => pick(0, index + 1));
  expect(new Set(keys).size).toBe(500);
  for (const key of keys)
    expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});
