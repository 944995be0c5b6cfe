import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

test('a full bucket gives one second’s worth at once, then paces', () => {
  const bucket = new TokenBucket(1000, 0);
  let admitted = 0;
  for (let nowMs = 0; nowMs < 10_000; nowMs += 1)
    for (let tries = 0; tries < 5; tries++)
      if (bucket.has(1, nowMs)) {
        bucket.take(1, nowMs);
        admitted += 1;
      }
  expect(admitted).toBeGreaterThanOrEqual(10_990);
  expect(admitted).toBeLessThanOrEqual(11_000);
});

test('no second ever gives more than what was saved and what it earned', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 60 })), { maxLength: 100 }),
      (steps) => {
        const bucket = new TokenBucket(100, 0);
        let nowMs = 0;
        const taken: { atMs: number; amount: number }[] = [];
        for (const [waitMs, amount] of steps) {
          nowMs += waitMs;
          if (!bucket.has(amount, nowMs)) continue;
          bucket.take(amount, nowMs);
          taken.push({ atMs: nowMs, amount });
        }
        for (const { atMs } of taken) {
          const within = taken.filter((other) => other.atMs >= atMs && other.atMs < atMs + 1000);
          expect(within.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(200);
        }
      },
    ),
  );
});

test('debt is paid back before anything is given: 10 MiB at 2 MiB/s take five seconds', () => {
  const bucket = new TokenBucket(2, 0);
  bucket.take(10, 0);
  expect(bucket.has(0, 3999)).toBe(false);
  expect(bucket.has(0, 4000)).toBe(true);
});

test('a clock that stands still fills nothing', () => {
  const bucket = new TokenBucket(1, 50);
  bucket.take(1, 50);
  expect(bucket.has(1, 50)).toBe(false);
  expect(bucket.has(1, 40)).toBe(false);
});

test('it says, to the millisecond, when there will be enough', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(1000), (taken, amount) => {
      const bucket = new TokenBucket(1000, 0);
      bucket.take(taken, 0);
      const waitMs = bucket.msUntil(amount, 0);
      if (waitMs > 1) expect(bucket.has(amount, waitMs - 2)).toBe(false);
      expect(bucket.has(amount, waitMs + 1)).toBe(true);
      expect(bucket.msUntil(amount, waitMs + 1)).toBe(0);
    }),
  );
});
