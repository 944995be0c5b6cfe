import { expect, test } from 'vitest';
import { recordsPut } from '#lib/prices/records-put.ts';

test('records are paid by the unit that their size is billed in', () => {
  expect(recordsPut(1_000_000, 25 * 1_024 + 1, 'PROVISIONED').dollars).toBeCloseTo(2 * 0.014);
  expect(recordsPut(1_024 ** 2, 100, 'ON_DEMAND').dollars).toBeCloseTo(0.08);
});
