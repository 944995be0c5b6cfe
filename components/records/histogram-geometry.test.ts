import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  barAt,
  histogramGeometry,
  indexOf,
  spanOf,
} from '#components/records/histogram-geometry.ts';

const bars = [
  [1_000, 5, 1],
  [1_200, 2, 0],
  [1_900, 9, 9],
] as const;
const geometry = histogramGeometry(bars, 100);

test('empty bars have their place', () => {
  expect(geometry).toEqual({ startMs: 1_000, widthMs: 100, count: 10, most: 9 });
  expect(geometry && bars.map(([startMs]) => indexOf(geometry, startMs))).toEqual([0, 2, 9]);
  expect(histogramGeometry([], 100)).toBeUndefined();
});

test('a drag covers the bars under it, in either direction', () => {
  if (!geometry) throw new Error('There is no histogram.');
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 9 }), (share, other) => {
      const bar = barAt(geometry, share);
      const { fromMs, untilMs } = spanOf(geometry, bar, other);
      expect(spanOf(geometry, other, bar)).toEqual({ fromMs, untilMs });
      expect(untilMs - fromMs + 1).toBe((Math.abs(bar - other) + 1) * 100);
      expect(fromMs).toBe(1_000 + Math.min(bar, other) * 100);
    }),
  );
});
