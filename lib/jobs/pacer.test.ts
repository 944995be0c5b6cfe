import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPacer, evenly } from '#lib/jobs/pacer.ts';

const startMs = 1_000_000;
const rate = fc.double({ min: 0.1, max: 20_000, noNaN: true });

test('gives the rate over time and never gets ahead of it', () => {
  fc.assert(
    fc.property(
      rate,
      fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 50 }),
      (perSecond, steps) => {
        const pacer = createPacer(evenly(perSecond), startMs);
        let nowMs = startMs;
        let taken = 0;
        for (const stepMs of steps) {
          nowMs += stepMs;
          taken += pacer.take(nowMs, Number.POSITIVE_INFINITY);
          const due = ((nowMs - startMs) * perSecond) / 1_000;
          expect(taken).toBeLessThanOrEqual(due + 0.001);
          expect(taken).toBeGreaterThan(due - 1.001);
        }
      },
    ),
  );
});

test('gives no more than asked for and keeps the rest', () => {
  const pacer = createPacer(evenly(1_000), startMs);
  expect(pacer.take(startMs + 500, 400)).toBe(400);
  expect(pacer.take(startMs + 500, 400)).toBe(100);
});

test('makes up for one second of a stall, not for all of it', () => {
  const pacer = createPacer(evenly(900), startMs);
  expect(pacer.take(startMs + 60_000, 1e9)).toBe(901);
  expect(pacer.take(startMs + 60_000, 1e9)).toBe(0);
});

test('a rate below one a second still comes to whole records', () => {
  const pacer = createPacer(evenly(0.5), startMs);
  const taken = [1, 2, 3, 4].map((second) => pacer.take(startMs + second * 1_000, 10));
  expect(taken).toEqual([0, 1, 0, 1]);
});

test('a changed rate holds from then on', () => {
  const pacer = createPacer(evenly(100), startMs);
  pacer.change(evenly(1_000), startMs + 500);
  expect(pacer.take(startMs + 1_000, 1e9)).toBe(50 + 500);
});

test('a clock set back does not take records back', () => {
  const pacer = createPacer(evenly(100), startMs);
  expect(pacer.take(startMs - 5_000, 10)).toBe(0);
  expect(pacer.take(startMs - 4_000, 1_000)).toBe(100);
});
