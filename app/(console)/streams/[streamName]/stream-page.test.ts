import { expect, test } from 'vitest';
import { pollMs } from './queries.ts';
import { timeWindow, timeWindows } from './time-windows.ts';

test('no window has more steps than a chart can draw', () => {
  for (const window of timeWindows(true))
    expect(window.windowMs / window.periodMs).toBeLessThanOrEqual(300);
});

test('AWS has no seconds to show', () => {
  expect(timeWindows(false).every((window) => window.periodMs >= 60_000)).toBe(true);
  expect(timeWindow('5m', false).id).toBe('3h');
  expect(timeWindow('5m', true).periodMs).toBe(1_000);
  expect(timeWindow('nonsense', true).id).toBe('5m');
});

test('the simulator is asked each second, less often for very many shards', () => {
  expect(pollMs(true, 24, 1_000)).toBe(1_000);
  expect(pollMs(true, 6_000, 1_000)).toBe(4_000);
  expect(pollMs(false, 24, 60_000)).toBe(60_000);
});
