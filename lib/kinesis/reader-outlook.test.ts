import { expect, test } from 'vitest';
import { readerOutlook } from '#lib/kinesis/reader-outlook.ts';

const hourMs = 3_600_000;
const pace = {
  behindMs: 20 * hourMs,
  recordsBehind: 72_000,
  recordsPerSecond: 0,
  retentionMs: 24 * hourMs,
};

test('a reader that stands still falls off when the rest of the retention is over', () => {
  expect(readerOutlook(pace)).toEqual({ kind: 'falling', inMs: 4 * hourMs });
});

test('one at half the speed of time has twice as long', () => {
  expect(readerOutlook({ ...pace, recordsPerSecond: 0.5 })).toEqual({
    kind: 'falling',
    inMs: 8 * hourMs,
  });
});

test('one at three times the speed of time is at the tip after half of what it is behind', () => {
  expect(readerOutlook({ ...pace, recordsPerSecond: 3 })).toEqual({
    kind: 'catchingUp',
    inMs: 10 * hourMs,
  });
});

test('one as fast as time stays where it is', () => {
  expect(readerOutlook({ ...pace, recordsPerSecond: 1 })).toEqual({ kind: 'steady' });
});

test('what already expires is lost now, and a poller is at the tip between its polls', () => {
  expect(readerOutlook({ ...pace, behindMs: 25 * hourMs })).toEqual({ kind: 'falling', inMs: 0 });
  expect(readerOutlook({ ...pace, behindMs: 900, recordsBehind: 100 })).toEqual({ kind: 'tip' });
});
