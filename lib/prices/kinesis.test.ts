import { expect, test } from 'vitest';
import {
  onDemandDay,
  onDemandMonth,
  provisionedDay,
  provisionedMonth,
  total,
} from '#lib/prices/kinesis.ts';

const kibibyte = 1_024;

const writes = (bytes: number) =>
  provisionedMonth({ recordsPerSecond: 1_000, bytes, consumers: 1 }, 4)[1]?.dollars;

const month = (bytes: number, consumers: number) =>
  onDemandMonth({ recordsPerSecond: 1_024 * 1_024, bytes, consumers }).map(
    ({ dollars }) => dollars,
  );

test('a provisioned stream costs its shards, and its records in units of 25 KiB', () => {
  const idle = provisionedMonth({ recordsPerSecond: 0, bytes: kibibyte, consumers: 1 }, 4);
  expect(total(idle)).toBeCloseTo(4 * 0.015 * 730);
  expect(writes(kibibyte)).toBeCloseTo(((1_000 * 730 * 3_600) / 1e6) * 0.014);
  expect(writes(25 * kibibyte)).toBe(writes(1));
  expect(writes(25 * kibibyte + 1)).toBeCloseTo(2 * (writes(1) ?? 0));
});

test('an on-demand stream costs what goes in, in units of 1 KiB, and what each reader takes out', () => {
  const seconds = 730 * 3_600;
  expect(month(kibibyte, 2)[0]).toBeCloseTo(29.2);
  expect(month(kibibyte, 2)[1]).toBeCloseTo(seconds * 0.08);
  expect(month(kibibyte, 2)[2]).toBeCloseTo(2 * seconds * 0.04);
  expect(month(100, 0)[1]).toBeCloseTo(seconds * 0.08);
  expect(month(100, 0)[2]).toBe(0);
});

test('a day of measured traffic is a part of the month of the same traffic', () => {
  const days = 730 / 24;
  const flow = { recordsPerSecond: 1_000, bytesPerSecond: 300_000, bytesOutPerSecond: 600_000 };
  const traffic = { recordsPerSecond: 1_000, bytes: 300, consumers: 2 };
  expect(provisionedDay(flow, 4) * days).toBeCloseTo(total(provisionedMonth(traffic, 4)));
  expect(onDemandDay(flow) * days).toBeCloseTo(total(onDemandMonth(traffic)));
  const silence = { recordsPerSecond: 0, bytesPerSecond: 0, bytesOutPerSecond: 0 };
  expect(provisionedDay(silence, 1)).toBeCloseTo(0.36);
  expect(onDemandDay(silence)).toBeCloseTo(0.96);
});
