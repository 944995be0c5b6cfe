import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount, plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { loadLevel } from '#lib/format/load-level.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { formatRate } from '#lib/format/rate.ts';
import { formatSignificant } from '#lib/format/significant.ts';
import { formatClock, formatDayClock, formatTime } from '#lib/format/time.ts';

describe('counts', () => {
  test('are grouped', () => {
    expect(formatCount(3120)).toBe('3,120');
    expect(plural(1, 'shard')).toBe('1 shard');
    expect(plural(3120, 'record')).toBe('3,120 records');
    expect(plural(0, 'entry', 'entries')).toBe('0 entries');
  });
});

test.each([
  [0, '0'],
  [0.25, '0.25'],
  [9.806, '9.81'],
  [9.999, '10.0'],
  [42.46, '42.5'],
  [979.6, '980'],
  [1024, '1,024'],
])('%d has three digits: %s', (value, text) => expect(formatSignificant(value)).toBe(text));

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1 KiB'],
  [1536, '1.50 KiB'],
  [1_048_575, '1 MiB'],
  [1_048_576, '1 MiB'],
  [2_621_440, '2.50 MiB'],
  [5 * 2 ** 30, '5 GiB'],
])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test('no byte count prints 1,024 of a unit that has a next one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (bytes) => {
      expect(formatBytes(bytes)).not.toMatch(/^1,?024 /);
    }),
  );
});

test('rates name what is counted', () => {
  expect(formatRate(980, 'records')).toBe('980 records/s');
  expect(formatRate(1_048_576, 'bytes')).toBe('1 MiB/s');
  expect(formatRate(4.8, 'reads')).toBe('4.80 reads/s');
});

test.each([
  [0, '0 ms'],
  [250, '250 ms'],
  [1_000, '1 s'],
  [42_000, '42 s'],
  [3_725_000, '1 h 2 min'],
  [86_400_000, '1 d'],
  [90_061_000, '1 d 1 h'],
  [-5_000, '-5 s'],
])('%d ms are %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

describe('times', () => {
  const at = Date.UTC(2026, 10, 22, 20, 16, 5, 123);
  test('name their zone', () => {
    expect(formatTime(at, 'utc')).toBe('2026-11-22 20:16:05 UTC');
    expect(formatTime(at, 'utc', 'millis')).toBe('2026-11-22 20:16:05.123 UTC');
    expect(formatClock(at, 'utc')).toBe('20:16:05');
    expect(formatDayClock(at, 'utc')).toBe('11-22 20:16');
  });
  test('are the same instant in local time', () => {
    const [date, clock, zone] = formatTime(at, 'local').split(' ');
    const offset = -new Date(at).getTimezoneOffset();
    expect(Date.parse(`${date}T${clock}.123Z`) - offset * 60_000).toBe(at);
    expect(zone).toMatch(/^UTC/);
  });
});

test.each([
  [0, '0 %'],
  [0.004, '< 1 %'],
  [0.984, '98 %'],
  [0.999, '99 %'],
  [1, '100 %'],
  [12.34, '1,234 %'],
])('a share of %d is %s', (share, text) => expect(formatPercent(share)).toBe(text));

test('levels begin at 70 and 90 percent', () => {
  expect([0, 0.699, 0.7, 0.899, 0.9, 2].map(loadLevel)).toEqual([
    'calm',
    'calm',
    'warm',
    'warm',
    'hot',
    'hot',
  ]);
});
