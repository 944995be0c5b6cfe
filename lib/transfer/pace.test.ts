import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPace } from '#lib/transfer/pace.ts';

const factor = fc.double({ min: 0.1, max: 1_000, noNaN: true });
const startMs = 1_700_000_000_000;

test('nothing leaves early, and the time between any two is what it was, divided by the factor', () => {
  fc.assert(
    fc.property(factor, fc.array(fc.nat(100_000), { minLength: 1 }), (times, gaps) => {
      const pace = createPace(times);
      let arrivalMs = 1_000_000;
      const dues = gaps.map((gap, index) => {
        if (index > 0) arrivalMs += gap;
        return { arrivalMs, dueMs: pace(arrivalMs, startMs) };
      });
      const [first] = dues;
      for (const { arrivalMs: at, dueMs } of dues) {
        expect(dueMs).toBeGreaterThanOrEqual(startMs);
        const wanted = (at - (first?.arrivalMs ?? 0)) / times;
        expect(Math.abs(dueMs - startMs - wanted)).toBeLessThan(0.01);
      }
    }),
  );
});

test('whatever arrival times say, the order of the source is the order of leaving', () => {
  const arrivals = fc.array(fc.option(fc.nat(10_000), { nil: undefined }));
  fc.assert(
    fc.property(factor, arrivals, (times, list) => {
      const pace = createPace(times);
      const dues = list.map((arrivalMs) => pace(arrivalMs, startMs));
      expect(dues).toEqual(dues.toSorted((a, b) => a - b));
    }),
  );
});
