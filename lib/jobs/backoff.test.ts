import { expect, test } from 'vitest';
import { backoffMs } from '#lib/jobs/backoff.ts';

const backoff = { baseMs: 100, capMs: 4_000 };

test.each([
  [1, 50, 100],
  [2, 100, 200],
  [6, 1_600, 3_200],
  [7, 2_000, 4_000],
  [1_000, 2_000, 4_000],
])('after failure %d it waits %d to %d ms', (attempt, least, most) => {
  expect(backoffMs(backoff, attempt, () => 0)).toBe(least);
  expect(backoffMs(backoff, attempt, () => 1)).toBe(most);
});
