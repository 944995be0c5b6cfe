import type { MetricDatum } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { mostCustomMetrics } from '#engine/cloudwatch/limits.ts';
import { diskMetrics } from '#engine/cloudwatch/testing/disk-metrics.ts';
import { put } from '#engine/cloudwatch/testing/put-metric-data.ts';

const day = 86_400;

const datum = (n: number): MetricDatum => ({ MetricName: `m${n}`, Value: 1 });

/** Of the longest names that a metric may have. */
const longDatum = (n: number): MetricDatum => ({
  ...datum(n),
  Dimensions: Array.from({ length: 30 }, (_, d) => ({ Name: `d${d}`, Value: 'v'.repeat(1_024) })),
});

test('has room for so many custom metrics, and again when old ones are forgotten', async () => {
  const metrics = await diskMetrics();
  for (let from = 0; from < mostCustomMetrics; from += 1_000)
    await put(metrics, ...Array.from({ length: 1_000 }, (_, n) => datum(from + n)));
  await put(metrics, datum(7));
  await expect(put(metrics, datum(mostCustomMetrics))).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: 'Kinetoscope keeps at most 20,000 custom metrics.',
  });
  await metrics.restart();
  await expect(put(metrics, datum(mostCustomMetrics))).rejects.toThrow('at most');
  metrics.clock.advance(16 * day * 1_000);
  await put(metrics, datum(mostCustomMetrics));
});

test('has room for so many characters of names', async () => {
  const metrics = await diskMetrics();
  let taken = 0;
  const fill = async () => {
    for (; taken < 1_000; taken += 50)
      await put(metrics, ...Array.from({ length: 50 }, (_, n) => longDatum(taken + n)));
  };
  await expect(fill()).rejects.toThrow(/at most 16,777,216 characters/);
  expect(taken).toBe(500);
});
