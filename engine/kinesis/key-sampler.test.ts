import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeySampler } from './key-sampler.ts';

const startMs = Date.UTC(2026, 10, 22);

/** How much of what came each of some keys is taken to be, when they come in turns. */
function sharesInTurns(keys: number, calls: number, batch: number): number[] {
  const sampler = new KeySampler();
  const counts = Array.from({ length: keys }, () => 0);
  let total = 0;
  for (let call = 0; call < calls; call++)
    sampler.choose(batch, 1, startMs, (index, step) => {
      const key = (call * batch + index) % keys;
      counts[key] = (counts[key] ?? 0) + step;
      total += step;
    });
  return counts.map((count) => count / total);
}

test('few records are all counted, each for itself', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 12 }), (calls) => {
      const sampler = new KeySampler();
      for (const records of calls) {
        const chosen: [index: number, step: number][] = [];
        sampler.choose(records, 1, startMs, (index, step) => chosen.push([index, step]));
        expect(chosen).toEqual(Array.from({ length: records }, (_, index) => [index, 1]));
      }
    }),
  );
});

test('every record is stood for, once, but for those behind the last one counted', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 40 }), (calls) => {
      const sampler = new KeySampler();
      let before = 0;
      let stoodFor = 0;
      for (const records of calls) {
        sampler.choose(records, 1, startMs, (index, step) => {
          stoodFor += step;
          expect(stoodFor).toBe(before + index + 1);
        });
        before += records;
      }
      expect(before - stoodFor).toBeLessThan(63);
    }),
  );
});

test('of many, one in 32 is counted, and keys that come in turns stay alike', () => {
  let counted = 0;
  const sampler = new KeySampler();
  for (let call = 0; call < 400; call++) sampler.choose(500, 1, startMs, () => (counted += 1));
  expect(counted / 200_000).toBeGreaterThan(0.03);
  expect(counted / 200_000).toBeLessThan(0.04);
  for (const keys of [2, 4, 8, 16, 32])
    for (const share of sharesInTurns(keys, 1600, 500)) {
      expect(share * keys).toBeGreaterThan(0.85);
      expect(share * keys).toBeLessThan(1.15);
    }
});

test('each part of the minute begins with all', () => {
  const sampler = new KeySampler();
  for (let call = 0; call < 4; call++) sampler.choose(500, 1, startMs, () => {});
  const steps: number[] = [];
  sampler.choose(200, 1, startMs + 10_000, (_, step) => steps.push(step));
  expect(steps).toEqual(Array.from({ length: 200 }, () => 1));
});
