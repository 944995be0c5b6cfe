import { expect, test } from 'vitest';
import { readGibibyte, readMonth } from '#lib/prices/reads.ts';

test('of a provisioned stream only old records are paid for, of an on-demand one all', () => {
  expect(readGibibyte('PROVISIONED', false)).toBe(0);
  expect(readGibibyte('PROVISIONED', true)).toBe(0.021);
  expect(readGibibyte('ON_DEMAND', false)).toBe(0.04);
  expect(readMonth('ON_DEMAND', 1_024 ** 3 / 3_600)).toBeCloseTo(730 * 0.04);
});
