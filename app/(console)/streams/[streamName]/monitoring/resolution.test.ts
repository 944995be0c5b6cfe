import { expect, test } from 'vitest';
import { resolutionNote, resolutionOf } from './resolution.ts';

const minute = 60_000;

test('each number says what it is of', () => {
  expect(resolutionOf(1_000, true)).toEqual({ measured: 'each second', peak: undefined });
  expect(resolutionOf(minute, true)).toEqual({
    measured: 'average of each minute',
    peak: 'highest second of each minute',
  });
  expect(resolutionOf(5 * minute, true).peak).toBe('highest minute of each 5 min');
  expect(resolutionOf(120 * minute, false)).toEqual({
    measured: 'average of each 2 h',
    peak: 'highest minute of each 2 h',
  });
});

test('AWS has nothing finer than a minute, and that is said', () => {
  expect(resolutionOf(minute, false).peak).toBeUndefined();
  expect(resolutionNote(minute, false)).toContain('AWS measures nothing finer than a minute');
  expect(resolutionNote(5 * minute, false)).toContain('÷ 60');
  expect(resolutionNote(minute, true)).toContain('seconds are kept for 3 h');
});
