import { expect, test } from 'vitest';
import { foldLoad } from './stream-load.ts';
import { foldMetrics, gridUntil, slideWindow } from '#lib/kinesis/metric-window.ts';
import { shardMetricsOf, wantedOfShards } from '#lib/kinesis/shard-metrics.ts';
import { wantedOfStream } from '#lib/kinesis/stream-metrics.ts';

const grid = gridUntil(1_000_000, 30_000, 5_000);
const ids = ['shardId-000000000000', 'shardId-000000000001'];
const shards = ids.map((shardId) => ({ shardId, shareOfSpace: 0.5 }));
const wanted = [
  ...wantedOfStream('orders', ['recordsIn']),
  ...wantedOfShards('orders', ids, shardMetricsOf(true)),
];

/** Sums of 5 s at the given steps, by metric and shard. */
function fold(points: { metric: string; shardId?: string; at: number; sum: number }[]) {
  const results = points.map(({ metric, shardId, at, sum }) => ({
    Id: `q${wanted.findIndex(
      ({ metricName, dimensions }) => metricName === metric && dimensions[1]?.Value === shardId,
    )}`,
    Timestamps: [new Date(grid.startMs + at * grid.periodMs)],
    Values: [sum],
  }));
  return foldLoad('orders', shards, foldMetrics(slideWindow(undefined, grid), wanted, results));
}

test('a stream without traffic has neither a rate nor a hottest shard', () => {
  expect(fold([])).toMatchObject({ recordsInNow: undefined, hottest: undefined });
});

test('the rate is a second’s, and falls to nothing when nothing comes in any more', () => {
  expect(fold([{ metric: 'IncomingRecords', at: 5, sum: 500 }]).recordsInNow).toBe(100);
  expect(fold([{ metric: 'IncomingRecords', at: 1, sum: 500 }]).recordsInNow).toBe(0);
});

test('the hottest shard is the one nearest to the limit that binds it', () => {
  const [cool = '', hot = ''] = ids;
  const { hottest } = fold([
    { metric: 'IncomingRecords', shardId: cool, at: 5, sum: 4_000 },
    { metric: 'IncomingBytes', shardId: cool, at: 5, sum: 4_000 },
    { metric: 'IncomingRecords', shardId: hot, at: 5, sum: 100 },
    { metric: 'IncomingBytes', shardId: hot, at: 5, sum: 0.9 * 5 * 1_048_576 },
    { metric: 'WriteProvisionedThroughputExceeded', shardId: hot, at: 5, sum: 7 },
  ]);
  expect(hottest).toMatchObject({ shardId: hot, binding: 'bytesIn', refused: 7 });
  expect(hottest?.share).toBeCloseTo(0.9);
});
