import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ArrivalCounter } from '#lib/records/arrival-histogram.ts';

test('every record is in one bar, that of its time, and there are never too many bars', () => {
  const arrivals = fc.array(fc.tuple(fc.nat({ max: 4e8 }), fc.boolean()), { minLength: 1 });
  fc.assert(
    fc.property(arrivals, (list) => {
      const counter = new ArrivalCounter();
      for (const [at, matches] of list) counter.add(at, matches ? 1 : 0);
      const { widthMs, bars } = counter.snapshot();
      expect(bars.length).toBeLessThanOrEqual(121);
      for (const [startMs, read, matched] of bars) {
        const inside = list.filter(([at]) => at >= startMs && at < startMs + widthMs);
        expect([read, matched]).toEqual([
          inside.length,
          inside.filter(([, matches]) => matches).length,
        ]);
      }
      expect(bars.reduce((sum, [, read]) => sum + read, 0)).toBe(list.length);
    }),
  );
});
