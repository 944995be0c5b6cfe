import { expect, test } from 'vitest';
import { fleetSentence } from './fleet-sentence.ts';
import type { StreamSigns } from './fleet-signs.ts';
import { needOf } from './stream-need.ts';

const calm: StreamSigns = {
  recordsIn: 10,
  bytesIn: 1_000,
  recordsRefused: 0,
  readsRefused: 0,
  readerAgeMs: 0,
};
const hourMs = 3_600_000;
const textOf = (...args: Parameters<typeof fleetSentence>) =>
  fleetSentence(...args)
    .map(({ name = '', text }) => `${name}${text}`)
    .join('');

test('says which streams need somebody, the worst first, and why', () => {
  const throttled = needOf({ ...calm, recordsRefused: 60 }, {});
  const late = needOf({ ...calm, readerAgeMs: 19 * hourMs }, { retentionHours: 24 });
  expect(throttled.urgency).toBeGreaterThan(late.urgency);
  const needy = [
    { name: 'orders', need: throttled, throttledShards: 1 },
    { name: 'audit', need: late, readerAgeMs: 19 * hourMs, retentionHours: 24 },
  ];
  expect(textOf(needy, 14, 60_000)).toBe(
    '2 of 14 streams need you: orders throttles on one shard; audit has a reader 19 h behind with 24 h retention.',
  );
});

test('says that nothing is to be done only of what it looked at', () => {
  expect(textOf([], 14, 300_000)).toBe(
    'None of 14 streams needs you: nothing was refused in the last 5 min, and no reader is half of its retention behind.',
  );
});

test('names three and counts the rest', () => {
  const needy = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
    name,
    need: needOf({ ...calm, readsRefused: 1 }, {}),
  }));
  expect(textOf(needy, 5, 60_000)).toBe(
    '5 of 5 streams need you: a throttles; b throttles; c throttles; and 2 more.',
  );
});

test('what a reader is about to lose comes before what is refused', () => {
  const falling = needOf({ ...calm, readerAgeMs: 23 * hourMs }, { retentionHours: 24 });
  const refused = needOf({ ...calm, recordsRefused: 1e6 }, {});
  const hot = needOf(calm, { hottestShare: 0.95 });
  const kinds = [needOf(calm, {}), hot, refused, falling].map(({ kind }) => kind);
  expect(kinds).toEqual(['none', 'hot', 'throttled', 'falling-off']);
  expect(falling.urgency).toBeGreaterThan(refused.urgency);
  expect(refused.urgency).toBeGreaterThan(hot.urgency);
});

test('a reader is late by the retention of its stream', () => {
  const signs = { ...calm, readerAgeMs: 19 * hourMs };
  expect(needOf(signs, { retentionHours: 168 }).kind).toBe('none');
  expect(needOf(undefined, {})).toEqual({ kind: 'none', urgency: 0 });
});
