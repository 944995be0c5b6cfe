import type { GetMetricDataInput } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { pollMetrics } from '#lib/kinesis/metric-poll.ts';
import { gridUntil } from '#lib/kinesis/metric-window.ts';
import { shardSeries, wantedOfShards } from '#lib/kinesis/shard-metrics.ts';

const windowMs = 10_000;
const wanted = wantedOfShards('orders', ['a', 'b'], ['recordsIn']);

/** A CloudWatch whose every metric has the value of its second, one point a page. */
function cloudWatch() {
  const asked: GetMetricDataInput[] = [];
  const ask = (input: GetMetricDataInput) => {
    asked.push(input);
    const page = Number(input.NextToken ?? 0);
    const at = Number(input.StartTime) + page * 1_000;
    const isLast = at + 1_000 >= Number(input.EndTime);
    return Promise.resolve({
      MetricDataResults: input.MetricDataQueries?.map(({ Id }) => ({
        Id,
        Timestamps: [new Date(at)],
        Values: [at / 1_000],
      })),
      ...(!isLast && { NextToken: String(page + 1) }),
    });
  };
  return { asked, ask };
}

const nothing = () => Promise.resolve({ MetricDataResults: [] });
const secondsUntil = (end: number) => Array.from({ length: 10 }, (_, step) => end - 10 + step);

test('a window is filled page by page, and then only its end is asked for', async () => {
  const { asked, ask } = cloudWatch();
  const first = await pollMetrics(
    undefined,
    wanted,
    gridUntil(100_000, windowMs, 1_000),
    2_000,
    ask,
  );
  expect([...shardSeries(first, 'b', 'recordsIn')]).toEqual(secondsUntil(100));
  expect(asked).toHaveLength(10);

  asked.length = 0;
  const next = await pollMetrics(first, wanted, gridUntil(101_400, windowMs, 1_000), 2_000, ask);
  expect([...shardSeries(next, 'a', 'recordsIn')]).toEqual(secondsUntil(101));
  expect(asked[0]).toMatchObject({ StartTime: new Date(98_000), EndTime: new Date(101_000) });
  expect(asked).toHaveLength(3);
});

test('a clock that jumped empties the window before it is filled again', async () => {
  const { ask } = cloudWatch();
  const before = await pollMetrics(undefined, wanted, gridUntil(100_000, windowMs, 1_000), 0, ask);
  const grid = gridUntil(9_000_000, windowMs, 1_000);
  const after = await pollMetrics(before, wanted, grid, 0, nothing);
  expect(shardSeries(after, 'a', 'recordsIn').every(Number.isNaN)).toBe(true);
});

test('a clock that stands still is asked for nothing but what may be late', async () => {
  const { asked, ask } = cloudWatch();
  const grid = gridUntil(100_000, windowMs, 1_000);
  const first = await pollMetrics(undefined, wanted, grid, 0, ask);
  asked.length = 0;
  const same = await pollMetrics(first, wanted, grid, 0, ask);
  expect(asked).toEqual([]);
  expect([...shardSeries(same, 'a', 'recordsIn')]).toEqual(secondsUntil(100));
});
