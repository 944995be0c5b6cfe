import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisTop, timeTicks, valueTicks } from '#components/charts/prepare/axis.ts';
import { chartPoints } from '#components/charts/prepare/chart-points.ts';
import { colorSlots } from '#components/charts/prepare/color-slots.ts';
import { groupParts, labelFor, segmentOf } from '#components/charts/prepare/hash-segments.ts';
import { hidesSeconds, minuteAverage } from '#components/charts/prepare/minute-average.ts';
import { hasValue, peakOf } from '#components/charts/prepare/series.ts';
import { linePath, sparklinePath, stepPath } from '#components/charts/prepare/line-path.ts';

const id = (index: number) => `shardId-${String(index).padStart(12, '0')}`;
const seconds = (startMs: number, length: number) => ({ startMs, periodMs: 1_000, length });

describe('the average of a minute', () => {
  test('hides a burst that the seconds show', () => {
    const values = new Float64Array(120).fill(Number.NaN);
    values.fill(1_000, 60, 66);
    const averages = minuteAverage(values, seconds(0, 120));
    expect(averages[60]).toBe(100);
    expect(averages[119]).toBe(100);
    expect(averages[0]).toBeNaN();
  });

  test('is not claimed for a minute that began before the window', () => {
    const averages = minuteAverage(new Float64Array(100).fill(7), seconds(30_000, 100));
    expect(averages[29]).toBeNaN();
    expect(averages[30]).toBe(7);
  });

  test('of the running minute is over what is past of it', () => {
    const averages = minuteAverage(new Float64Array(70).fill(50), seconds(0, 70));
    expect(averages[69]).toBe(50);
  });

  test('is only drawn where it hides something', () => {
    expect(hidesSeconds(seconds(0, 300))).toBe(true);
    expect(hidesSeconds(seconds(0, 30))).toBe(false);
    expect(hidesSeconds({ startMs: 0, periodMs: 60_000, length: 180 })).toBe(false);
  });
});

describe('lines', () => {
  const plot = { x: 10, y: 5, width: 100, height: 50 };

  test('end at the edge where the next step would begin, and break at gaps', () => {
    expect(linePath([0, 10, Number.NaN, 5, Number.NaN], plot, 10)).toBe('M10 55L30 5M70 30h0');
  });

  test('of minutes are level and take one piece a minute', () => {
    expect(stepPath([4, 4, 8, 8, Number.NaN], plot, 8)).toBe('M10 30H50V5H90');
    expect(stepPath([Number.NaN, 2, 2], plot, 8)).toBe('M43.3 42.5H110');
    expect(stepPath([], plot, 8)).toBe('');
  });

  test('have a point a step for the crosshair, and no more', () => {
    expect(chartPoints(seconds(5_000, 2))).toEqual([
      { at: 5_000, step: 0 },
      { at: 6_000, step: 1 },
    ]);
  });
});

describe('axes', () => {
  test.each([
    [1_100, [0, 250, 500, 750, 1_000]],
    [1.1, [0, 0.25, 0.5, 0.75, 1]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [5.5, [0, 2, 4]],
    [0, [0]],
  ])('up to %d are marked at %j', (top, ticks) => expect(valueTicks(top)).toEqual(ticks));

  test('of any size have a few marks, evenly apart and none above the top', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (top) => {
        const ticks = valueTicks(top);
        expect(ticks.length).toBeGreaterThanOrEqual(3);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.at(-1)).toBeLessThanOrEqual(top * 1.000_01);
      }),
    );
  });

  test('reach above the limit, unless only the traffic is wanted', () => {
    expect(axisTop(20, 1_000, 'limit')).toBe(1_100);
    expect(axisTop(1_500, 1_000, 'limit')).toBeGreaterThan(1_500);
    expect(axisTop(20, 1_000, 'traffic')).toBe(22);
    expect(axisTop(20, undefined, 'limit')).toBe(22);
    expect(axisTop(0, undefined, 'limit')).toBe(1);
  });

  test('of time are marked at round times', () => {
    expect(timeTicks(seconds(1_500, 300), 6)).toEqual([60_000, 120_000, 180_000, 240_000, 300_000]);
    expect(timeTicks(seconds(0, 300), 2).length).toBeLessThanOrEqual(2);
  });
});

describe('colours', () => {
  test('stay with a shard when others come and go', () => {
    expect(colorSlots([id(1), id(5)]).get(id(5))).toBe(5);
    expect(colorSlots([id(5), id(4), id(0)]).get(id(5))).toBe(5);
  });

  test('are never shared by eight shards', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(5_000), { maxLength: 8 }), (indexes) => {
        const slots = colorSlots(indexes.map(id));
        expect(new Set(slots.values()).size).toBe(indexes.length);
      }),
    );
  });
});

describe('the hash space bar', () => {
  test('is tiled without seam or overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 300, max: 1_600 }),
        (weights, width) => {
          const whole = weights.reduce((sum, weight) => sum + weight, 0);
          let start = 0;
          let edge = 0;
          for (const weight of weights) {
            const segment = segmentOf({ start, share: weight / whole }, width);
            if (segment.width > 1) expect(segment.left).toBe(edge);
            start += weight / whole;
            edge = Math.round(start * width);
          }
          expect(edge).toBe(width);
        },
      ),
    );
  });

  test('gives neighbours one part where they do not fit, and shows the hottest', () => {
    const part = (index: number, utilisation: number, refused = 0) => ({
      id: id(index),
      start: index / 4,
      share: 1 / 4,
      utilisation,
      refused,
    });
    const parts = [part(0, 0.2), part(1, 0.9), part(2, 0.8), part(3, 0.1, 5)];
    expect(groupParts(parts, 4)).toEqual(parts.map((one) => ({ ...one, memberIds: [one.id] })));
    expect(groupParts(parts, 2)).toEqual([
      { id: id(1), start: 0, share: 0.5, utilisation: 0.9, refused: 0, memberIds: [id(0), id(1)] },
      {
        id: id(3),
        start: 0.5,
        share: 0.5,
        utilisation: 0.1,
        refused: 5,
        memberIds: [id(2), id(3)],
      },
    ]);
  });

  test('names a shard as far as there is room', () => {
    expect(labelFor('shardId-000000000012', 200)).toBe('shardId-000000000012');
    expect(labelFor('shardId-000000000012', 40)).toBe('12');
    expect(labelFor('shardId-000000000012', 10)).toBe('');
  });
});

describe('a sparkline', () => {
  const plot = { x: 0, y: 0, width: 100, height: 20 };

  test('runs from edge to edge', () => {
    expect(sparklinePath([0, 10, Number.NaN, 5, Number.NaN], plot)).toBe('M0 20L25 0M75 10h0');
  });

  test('does not leave its box above the limit', () => {
    expect(sparklinePath([2, 2], plot, 1)).toBe('M0 0L100 0');
  });

  test('of nothing is nothing', () => {
    expect(sparklinePath([], plot)).toBe('');
    expect(peakOf([Number.NaN])).toBe(0);
    expect(hasValue([Number.NaN])).toBe(false);
    expect(hasValue([Number.NaN, 0])).toBe(true);
  });
});
