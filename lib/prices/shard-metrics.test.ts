import { expect, test } from 'vitest';
import { shardMetricsMonth } from '#lib/prices/shard-metrics.ts';

test.each([
  [0, 4, 0],
  [7, 4, 8.4],
  [7, 2_000, 3_000 + 400],
])('%d metrics of %d shards cost %d dollars a month', (metrics, shards, dollars) =>
  expect(shardMetricsMonth(metrics, shards)).toBeCloseTo(dollars),
);
