import { expect, test } from 'vitest';
import { retentionDay } from '#lib/prices/retention.ts';

const gibibytePerHour = 1_024 ** 3 / 3_600;
const day = (mode: 'PROVISIONED' | 'ON_DEMAND', retentionHours: number) =>
  retentionDay({ mode, openShards: 4, retentionHours, bytesPerSecond: gibibytePerHour }).map(
    ({ dollars }) => dollars,
  );

test('a day is included', () => {
  expect(day('PROVISIONED', 24)).toEqual([0, 0]);
  expect(day('ON_DEMAND', 24)).toEqual([0, 0]);
});

test('up to a week a provisioned stream pays by the shard, an on-demand one by what is kept', () => {
  expect(day('PROVISIONED', 25)).toEqual([4 * 0.02 * 24, 0]);
  expect(day('PROVISIONED', 168)).toEqual([4 * 0.02 * 24, 0]);
  expect(day('ON_DEMAND', 168)[0]).toBeCloseTo((144 * 0.1 * 24) / 730);
});

test('beyond a week both pay for what is kept', () => {
  expect(day('PROVISIONED', 268)[1]).toBeCloseTo((100 * 0.023 * 24) / 730);
  expect(day('ON_DEMAND', 268)[1]).toBeCloseTo((100 * 0.023 * 24) / 730);
});
