import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { Store } from '#engine/core/store.ts';
import { diskMetrics, startMs } from './testing/disk-metrics.ts';
import { pointsOf } from './testing/get-metric-data.ts';

const day = 86_400;

/** Entries that are committed. */
const tableSizes = (store: Store) =>
  ['cloudwatch-seconds', 'cloudwatch-minutes', 'cloudwatch-series', 'cloudwatch-activity'].map(
    (name) => store.table(name).getKeysCount({}),
  );

describe('what has expired', () => {
  test('is gone from the disk: seconds after 3 hours, minutes and series after 15 days', async () => {
    const metrics = await diskMetrics();
    metrics.series('IncomingBytes').add(1);
    metrics.clock.advance(60_000);
    await metrics.store.committed();
    expect(tableSizes(metrics.store)).toEqual([1, 0, 1, 1]);
    metrics.clock.advance(3.2 * 3_600_000);
    await metrics.store.committed();
    expect(tableSizes(metrics.store)).toEqual([0, 1, 1, 1]);
    metrics.clock.advance(15 * day * 1000);
    await metrics.store.committed();
    expect(tableSizes(metrics.store)).toEqual([0, 0, 0, 0]);
  });

  test('is gone after one jump too, and the series goes on', async () => {
    const metrics = await diskMetrics();
    const series = metrics.series('IncomingBytes');
    series.add(1);
    metrics.clock.advance(30 * day * 1000);
    await metrics.store.committed();
    expect(tableSizes(metrics.store)).toEqual([0, 0, 0, 0]);
    series.add(2);
    metrics.series('IncomingBytes').add(3);
    metrics.clock.advance(60_000);
    await metrics.restart();
    expect(pointsOf(metrics, { metricName: 'IncomingBytes', period: 60 })).toEqual([[30 * day, 5]]);
  });

  test('is not shown while it is still there', async () => {
    const metrics = await diskMetrics();
    metrics.series('IncomingBytes').add(1);
    metrics.clock.advance(600_000);
    await metrics.kill(startMs + 3 * 3_600_000 + 1_000);
    expect(pointsOf(metrics, { metricName: 'IncomingBytes', period: 1 })).toEqual([]);
    expect(pointsOf(metrics, { metricName: 'IncomingBytes', period: 60 })).toEqual([[0, 1]]);
    await metrics.kill(startMs + 15 * day * 1000 + 60_000);
    expect(pointsOf(metrics, { metricName: 'IncomingBytes', period: 60 })).toEqual([]);
  });
});

test('memory does not grow with time, and little with series', async () => {
  const metrics = await diskMetrics();
  const collectGarbage = exposeGarbageCollector();
  const usedBytes = () => {
    collectGarbage();
    // Buffers of the first are counted until they are swept, which another thread does; the second waits for it.
    collectGarbage();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = usedBytes();
  const all = Array.from({ length: 10_000 }, (_, n) =>
    metrics.series('IncomingBytes', `shardId-${n}`),
  );
  const run = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      for (const series of all) series.add(second, metrics.clock.now());
      metrics.clock.advance(1_000);
      await metrics.store.committed();
    }
    return usedBytes();
  };
  const early = await run(20);
  const late = await run(200);
  expect(early - before).toBeLessThan(20e6);
  // Kept in memory, these 2 million data points would take more than 14 MB.
  expect(late - early).toBeLessThan(6e6);
});

/** Node hides it behind a flag, which may be set late. */
function exposeGarbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('There is no garbage collector to call.');
  return () => void collect();
}
