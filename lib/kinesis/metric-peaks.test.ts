import type { GetMetricDataInput } from '@aws-sdk/client-cloudwatch';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finerPeriodMs, pollPeaks } from '#lib/kinesis/metric-peaks.ts';
import { endOf, gridUntil } from '#lib/kinesis/metric-window.ts';
import { shardSeries, wantedOfShards } from '#lib/kinesis/shard-metrics.ts';

const minute = 60_000;
const wanted = wantedOfShards('orders', ['a'], ['recordsIn']);
const recordsIn = (window: Parameters<typeof shardSeries>[0]) => [
  ...shardSeries(window, 'a', 'recordsIn'),
];

/** A CloudWatch that has a value for each second from 0 on, except where it is `undefined`. */
function cloudWatch(valueAt: (second: number) => number | undefined) {
  const asked: GetMetricDataInput[] = [];
  const ask = (input: GetMetricDataInput) => {
    asked.push(input);
    const period = input.MetricDataQueries?.[0]?.MetricStat?.Period ?? 0;
    const points: [Date, number][] = [];
    for (let at = Number(input.StartTime); at < Number(input.EndTime); at += period * 1_000) {
      const value = valueAt(at / 1_000);
      if (value !== undefined) points.push([new Date(at), value]);
    }
    return Promise.resolve({
      MetricDataResults: [
        {
          Id: 'q0',
          Timestamps: points.map(([at]) => at),
          Values: points.map(([, value]) => value),
        },
      ],
    });
  };
  return { asked, ask };
}

const peaks = { wanted, finePeriodMs: 1_000, keptFromMs: 0, overlapMs: 0 };

test('each minute has its highest second, and a silent one has none', async () => {
  const { ask } = cloudWatch((second) => {
    if (second === 75) return 900;
    return second < 120 ? 10 : undefined;
  });
  const grid = gridUntil(3 * minute, 3 * minute, minute);
  const window = await pollPeaks(undefined, { ...peaks, grid }, ask);
  expect(recordsIn(window)).toEqual([10, 900, Number.NaN]);
});

test('the highest minute of a longer step is a rate of that minute', async () => {
  const { ask, asked } = cloudWatch((second) => (second === 120 ? 6_000 : 60));
  const grid = gridUntil(10 * minute, 10 * minute, 5 * minute);
  const window = await pollPeaks(undefined, { ...peaks, grid, finePeriodMs: minute }, ask);
  expect(recordsIn(window)).toEqual([100, 1]);
  expect(asked[0]?.MetricDataQueries?.[0]?.MetricStat?.Period).toBe(60);
});

test('only what is new is asked for, by whole steps, and a step is never half looked at', async () => {
  const { ask, asked } = cloudWatch(() => 5);
  const first = await pollPeaks(
    undefined,
    { ...peaks, grid: gridUntil(3 * minute, 3 * minute, minute) },
    ask,
  );
  const grid = gridUntil(4 * minute, 3 * minute, minute);
  const next = await pollPeaks(first, { ...peaks, grid, overlapMs: 2_000 }, ask);
  expect(recordsIn(next)).toEqual([5, 5, 5]);
  expect(asked[1]).toMatchObject({
    StartTime: new Date(2 * minute),
    EndTime: new Date(endOf(grid)),
  });
});

test('a step that lost seconds has no peak', async () => {
  const { ask, asked } = cloudWatch(() => 5);
  const grid = gridUntil(3 * minute, 3 * minute, minute);
  const window = await pollPeaks(undefined, { ...peaks, grid, keptFromMs: 30_000 }, ask);
  expect(recordsIn(window)).toEqual([Number.NaN, 5, 5]);
  asked.length = 0;
  await pollPeaks(undefined, { ...peaks, grid, keptFromMs: 9 * minute }, ask);
  expect(asked).toEqual([]);
});

test('no second of a minute is above its peak', async () => {
  const values = fc.array(fc.nat(2_000), { minLength: 120, maxLength: 120 });
  await fc.assert(
    fc.asyncProperty(values, async (perSecond) => {
      const { ask } = cloudWatch((second) => perSecond[second]);
      const grid = gridUntil(2 * minute, 2 * minute, minute);
      const window = await pollPeaks(undefined, { ...peaks, grid }, ask);
      expect(recordsIn(window)).toEqual([
        Math.max(...perSecond.slice(0, 60)),
        Math.max(...perSecond.slice(60)),
      ]);
    }),
  );
});

test('AWS measures by the minute at the finest', () => {
  expect(finerPeriodMs(minute, false)).toBeUndefined();
  expect(finerPeriodMs(5 * minute, false)).toBe(minute);
  expect(finerPeriodMs(minute, true)).toBe(1_000);
  expect(finerPeriodMs(2 * 60 * minute, true)).toBe(minute);
  expect(finerPeriodMs(1_000, true)).toBeUndefined();
});
