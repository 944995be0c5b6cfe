import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPacer } from '#lib/jobs/pacer.ts';
import {
  peakRate,
  rateAt,
  recordsBy,
  type Traffic,
  type TrafficShape,
  trafficShapeSchema,
} from '#lib/jobs/traffic-shape.ts';

const rate = fc.integer({ min: 0, max: 5_000 });
const seconds = fc.integer({ min: 1, max: 300 });
const shapes: fc.Arbitrary<TrafficShape> = fc.oneof(
  fc.record({ kind: fc.constant('constant' as const) }),
  fc.record({ kind: fc.constant('wave' as const), lowest: rate, periodSeconds: seconds }),
  fc.record({
    kind: fc.constant('spike' as const),
    peak: rate,
    afterSeconds: seconds,
    forSeconds: seconds,
  }),
  fc.record({ kind: fc.constant('ramp' as const), to: rate, overSeconds: seconds }),
  fc
    .record({ peak: rate, forSeconds: seconds, pause: seconds })
    .map(({ peak, forSeconds, pause }) => ({
      kind: 'bursts' as const,
      peak,
      forSeconds,
      everySeconds: forSeconds + pause,
    })),
  fc.record({
    kind: fc.constant('recorded' as const),
    streamName: fc.constant('clicks'),
    fromMs: fc.constant(0),
    stepSeconds: fc.constant(60),
    rates: fc.array(rate, { minLength: 1, maxLength: 60 }),
  }),
);
const traffics: fc.Arbitrary<Traffic> = fc.record({
  shape: shapes,
  recordsPerSecond: fc.integer({ min: 1, max: 5_000 }),
});

test('what is promised by a time is the sum of the rates up to it', () => {
  fc.assert(
    fc.property(traffics, fc.integer({ min: 1, max: 900 }), (traffic, untilSeconds) => {
      const stepMs = 20;
      let sum = 0;
      for (let atMs = stepMs / 2; atMs < untilSeconds * 1_000; atMs += stepMs)
        sum += (rateAt(traffic, atMs) * stepMs) / 1_000;
      const promised = recordsBy(traffic, untilSeconds * 1_000);
      expect(Math.abs(promised - sum)).toBeLessThan(0.5 + sum * 1e-6);
    }),
    { numRuns: 60 },
  );
});

test('no rate is above the peak or below zero, and the schema takes each shape', () => {
  fc.assert(
    fc.property(traffics, fc.integer({ min: 0, max: 3_600_000 }), (traffic, atMs) => {
      expect(trafficShapeSchema.parse(traffic.shape)).toEqual(traffic.shape);
      expect(rateAt(traffic, atMs)).toBeGreaterThanOrEqual(-1e-9);
      expect(rateAt(traffic, atMs)).toBeLessThanOrEqual(peakRate(traffic) + 1e-9);
    }),
  );
});

test('a pacer gives out what its shape promises, to the record', () => {
  fc.assert(
    fc.property(traffics, fc.integer({ min: 1, max: 120 }), (traffic, untilSeconds) => {
      const pacer = createPacer((sinceMs) => recordsBy(traffic, sinceMs), 0);
      let taken = 0;
      for (let atMs = 50; atMs <= untilSeconds * 1_000; atMs += 50)
        taken += pacer.take(atMs, Number.POSITIVE_INFINITY);
      const promised = recordsBy(traffic, untilSeconds * 1_000);
      expect(Math.abs(taken - promised)).toBeLessThanOrEqual(1.01);
    }),
    { numRuns: 100 },
  );
});

test('a burst whose time is as long as its cycle is none', () => {
  const shape = { kind: 'bursts', peak: 10, forSeconds: 60, everySeconds: 60 };
  expect(trafficShapeSchema.safeParse(shape).success).toBe(false);
});
