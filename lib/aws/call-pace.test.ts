import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CallPace } from './call-pace.ts';

/** When calls go out that are asked for at these times. */
function sentAt(granted: number, askedAt: readonly number[]): number[] {
  const pace = new CallPace(granted);
  return askedAt.map((nowMs) => nowMs + pace.take(nowMs));
}

test('in no second there are more calls than granted, whenever they are asked for', () => {
  const arrivals = fc.array(fc.nat(400), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(fc.constantFrom(1, 5, 10, 20), arrivals, (granted, pauses) => {
      let nowMs = 0;
      const sent = sentAt(
        granted,
        pauses.map((pauseMs) => (nowMs += pauseMs)),
      );
      for (const [index, atMs] of sent.entries()) {
        const next = sent[index + granted];
        if (next !== undefined) expect(next - atMs).toBeGreaterThanOrEqual(999.999);
      }
    }),
  );
});

test('a few calls go at once, and twenty are out in a second', () => {
  const sent = sentAt(
    20,
    Array.from({ length: 20 }, () => 0),
  );
  expect(sent.filter((atMs) => atMs === 0)).toHaveLength(8);
  expect(sent.at(-1)).toBeCloseTo(1000);
});

test('a turn that is given back is the next one’s', () => {
  const pace = new CallPace(1);
  expect(pace.take(0)).toBe(0);
  const waitMs = pace.take(0);
  pace.giveBack();
  expect(pace.take(0)).toBe(waitMs);
});
