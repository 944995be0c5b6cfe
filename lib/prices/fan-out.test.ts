import { expect, test } from 'vitest';
import { fanOutMonth } from '#lib/prices/fan-out.ts';
import { total } from '#lib/prices/kinesis.ts';

const mebibyte = 1_048_576;

test('a consumer of four provisioned shards pays for each of them by the hour, and for what it reads', () => {
  const lines = fanOutMonth({ mode: 'PROVISIONED', openShards: 4, bytesPerSecond: mebibyte });
  expect(total(lines)).toBeCloseTo(4 * 0.015 * 730 + 2_566.40625 * 0.013, 5);
});

test('a consumer of an on-demand stream pays for what it reads only', () => {
  expect(total(fanOutMonth({ mode: 'ON_DEMAND', openShards: 4, bytesPerSecond: 0 }))).toBe(0);
});
