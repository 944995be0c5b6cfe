import { expect, test } from 'vitest';
import { foldLoad, type Measured, wantedOf } from './stream-load.ts';
import { foldMetrics, gridUntil, slideWindow } from '#lib/kinesis/metric-window.ts';
import { shardMetricsOf } from '#lib/kinesis/shard-metrics.ts';

const grid = gridUntil(1_000_000, 120_000, 5_000);
const last = grid.length - 1;
const ids = ['shardId-000000000000', 'shardId-000000000001'];
const measured = (name: string, shardIds = ids): Measured => ({
  name,
  shards: shardIds.map((shardId) => ({ shardId, shareOfSpace: 1 / shardIds.length })),
  metrics: shardMetricsOf(true),
});
const streams = [measured('orders'), measured('audit')];
const wanted = streams.flatMap(wantedOf);

/** Sums of 5 s at the given steps, by stream, metric and shard. */
function fold(
  points: { stream?: string; metric: string; shardId?: string; at: number; sum: number }[],
) {
  const results = points.map(({ stream = 'orders', metric, shardId, at, sum }) => ({
    Id: `q${wanted.findIndex(
      ({ metricName, dimensions }) =>
        metricName === metric &&
        dimensions[0]?.Value === stream &&
        dimensions[1]?.Value === shardId,
    )}`,
    Timestamps: [new Date(grid.startMs + at * grid.periodMs)],
    Values: [sum],
  }));
  const window = foldMetrics(slideWindow(undefined, grid), wanted, results);
  return foldLoad(measured('orders'), window);
}

test('a stream without traffic has neither a rate nor a hottest shard', () => {
  expect(fold([])).toMatchObject({ rates: { recordsIn: 0 }, hottest: undefined, openShards: 2 });
});

test('the rate is a second’s of the last minute', () => {
  const now = fold([{ metric: 'IncomingRecords', at: last, sum: 600 }]);
  expect(now.rates.recordsIn).toBe(10);
  const before = fold([{ metric: 'IncomingRecords', at: 0, sum: 600 }]);
  expect(before.rates.recordsIn).toBe(0);
});

test('the hottest shard is the one nearest to the limit that binds it', () => {
  const [cool = '', hot = ''] = ids;
  const { hottest, throttledShards } = fold([
    { metric: 'IncomingRecords', shardId: cool, at: last, sum: 4_000 },
    { metric: 'IncomingBytes', shardId: cool, at: last, sum: 4_000 },
    { metric: 'IncomingRecords', shardId: hot, at: last, sum: 100 },
    { metric: 'IncomingBytes', shardId: hot, at: last, sum: 0.9 * 5 * 1_048_576 },
    { metric: 'WriteProvisionedThroughputExceeded', shardId: hot, at: last, sum: 7 },
  ]);
  expect(hottest).toMatchObject({ shardId: hot, binding: 'bytesIn', refused: 7 });
  expect(hottest?.share).toBeCloseTo(0.9);
  expect(hottest?.series.at(-1)).toBeCloseTo(0.9);
  expect(throttledShards).toBe(1);
});

test('shards of other streams have the same ids and are not mixed up', () => {
  const [first = ''] = ids;
  const other = { stream: 'audit', metric: 'IncomingRecords', shardId: first, at: last, sum: 9 };
  expect(fold([other]).hottest).toBeUndefined();
});

test('the shards of a wide stream are not asked for one by one', () => {
  const many = Array.from({ length: 101 }, (_, index) => `shardId-${index}`);
  const wide = measured('wide', many);
  expect(wantedOf(wide)).toHaveLength(3);
  expect(foldLoad(wide, slideWindow(undefined, grid))).toMatchObject({
    isTooWide: true,
    hottest: undefined,
  });
});
