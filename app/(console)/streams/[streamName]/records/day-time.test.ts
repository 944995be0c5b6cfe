import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayTimeOf, instantOf } from './day-time.ts';

test('an instant survives the way through its two fields, in either zone', () => {
  const seconds = fc.integer({ min: 1_000_000_000, max: 3_000_000_000 });
  fc.assert(
    fc.property(seconds, fc.constantFrom('utc' as const), (second, zone) => {
      const at = new Date(second * 1_000);
      expect(instantOf(dayTimeOf(at, zone), zone)).toEqual(at);
    }),
  );
  const noon = new Date(2026, 5, 1, 12, 30, 15);
  expect(dayTimeOf(noon, 'local')).toEqual({ day: '2026-06-01', time: '12:30:15' });
  expect(instantOf({ day: '2026-06-01', time: '12:30:15' }, 'local')).toEqual(noon);
});

test.each([
  [{ day: '2026-11-22', time: '' }, '2026-11-22T00:00:00.000Z'],
  [{ day: '2026-11-22', time: '20:16' }, '2026-11-22T20:16:00.000Z'],
])('%j', (fields, instant) => expect(instantOf(fields, 'utc')?.toISOString()).toBe(instant));

test.each([
  { day: '', time: '10:00:00' },
  { day: '2026-13-01', time: '' },
])('%j is no date', (fields) => {
  expect(instantOf(fields, 'utc')).toBeNull();
});
