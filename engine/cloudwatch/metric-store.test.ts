import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDiskMetrics, diskMetrics, metricOf, startMs } from './testing/disk-metrics.ts';
import { type Point, pointsOf } from './testing/get-metric-data.ts';

const day = 86_400;

describe('statistics', () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ add: fc.nat(2), value: fc.nat(5_000) }) },
    { weight: 3, arbitrary: fc.record({ advance: fc.nat(9_000) }) },
    { weight: 1, arbitrary: fc.record({ advance: fc.nat(15 * 60_000) }) },
    { weight: 1, arbitrary: fc.record({ advance: fc.nat(2 * 3_600_000) }) },
    { weight: 1, arbitrary: fc.constant({ restart: true }) },
    { weight: 1, arbitrary: fc.constant({ commit: true }) },
  );

  interface Sample {
    name: string;
    second: number;
    value: number;
  }

  /** What CloudWatch should say, worked out from the samples themselves. */
  function expected(
    samples: Sample[],
    name: string,
    period: number,
    stat: string,
    now: number,
  ): Point[] {
    const unit = period < 60 ? 1 : 60;
    const keptFrom = period < 60 ? now - 3 * 3600 : now - 15 * day;
    const kept = samples.filter(
      (one) => one.name === name && Math.floor(one.second / unit) * unit >= keptFrom,
    );
    const steps = Map.groupBy(kept, ({ second }) => Math.floor(second / period) * period);
    return [...steps]
      .map(([second, inStep]): Point => {
        const values = inStep.map(({ value }) => value);
        const sum = values.reduce((total, value) => total + value, 0);
        if (stat === 'Sum') return [second, sum];
        if (stat === 'SampleCount') return [second, values.length];
        if (stat === 'Average') return [second, sum / values.length];
        return [second, stat === 'Minimum' ? Math.min(...values) : Math.max(...values)];
      })
      .toSorted(([one], [other]) => one - other);
  }

  test('are those of the samples at any period, over jumps and restarts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const metrics = await createDiskMetrics();
        const samples: Sample[] = [];
        for (const one of steps) {
          if ('advance' in one) metrics.clock.advance(one.advance);
          else if ('restart' in one) await metrics.restart();
          else if ('commit' in one) await metrics.store.committed();
          else {
            const name = `Metric${one.add}`;
            metrics.series(name).add(one.value);
            const second = Math.floor((metrics.clock.now() - startMs) / 1000);
            samples.push({ name, second, value: one.value });
          }
        }
        const now = (metrics.clock.now() - startMs) / 1000;
        for (const period of [1, 5, 30, 60, 300, 3600])
          for (const stat of ['Sum', 'SampleCount', 'Average', 'Minimum', 'Maximum'])
            for (const metricName of ['Metric0', 'Metric1', 'Metric2'])
              expect(pointsOf(metrics, { metricName, stat, period })).toEqual(
                expected(samples, metricName, period, stat, now),
              );
        await metrics.remove();
      }),
      { numRuns: 25 },
    );
  });

  test('are right when everything happens in one frozen second', async () => {
    const metrics = await diskMetrics();
    const series = metrics.series('IncomingRecords');
    for (let value = 1; value <= 100; value++) series.add(value);
    await metrics.restart();
    for (let value = 101; value <= 200; value++) metrics.series('IncomingRecords').add(value);
    const question = { metricName: 'IncomingRecords', period: 1 };
    expect(pointsOf(metrics, question)).toEqual([[0, 20_100]]);
    expect(pointsOf(metrics, { ...question, stat: 'Minimum' })).toEqual([[0, 1]]);
    expect(pointsOf(metrics, { ...question, stat: 'Maximum' })).toEqual([[0, 200]]);
  });

  test('hold negative and fractional samples', async () => {
    const metrics = await diskMetrics();
    const series = metrics.series('Latency');
    for (const value of [-2.5, 0.25, 1e-9]) series.add(value);
    metrics.clock.advance(600_000);
    const question = { metricName: 'Latency', period: 60 };
    expect(pointsOf(metrics, { ...question, stat: 'Minimum' })).toEqual([[0, -2.5]]);
    expect(pointsOf(metrics, { ...question, stat: 'Maximum' })).toEqual([[0, 0.25]]);
    expect(pointsOf(metrics, question)[0]?.[1]).toBeCloseTo(-2.249999999, 12);
  });

  test('of a run whose clock begins earlier than the last one ended are added up', async () => {
    const metrics = await diskMetrics();
    metrics.series('IncomingRecords').add(1);
    metrics.clock.advance(2 * 3_600_000);
    await metrics.restart(startMs);
    metrics.series('IncomingRecords').add(10);
    metrics.clock.advance(60_000);
    metrics.series('IncomingRecords').add(100);
    metrics.clock.advance(3_600_000);
    const question = { metricName: 'IncomingRecords', to: 3600 };
    expect(pointsOf(metrics, { ...question, period: 1 })).toEqual([
      [0, 11],
      [60, 100],
    ]);
    expect(pointsOf(metrics, { ...question, period: 60 })).toEqual([
      [0, 11],
      [60, 100],
    ]);
  });
});

test('a sample takes the time that it is given with, late or not', async () => {
  const metrics = await diskMetrics();
  const bytes = metrics.series('IncomingBytes');
  const records = metrics.series('IncomingRecords');
  bytes.add(5, startMs + 4_900);
  records.add(1, startMs + 5_100);
  bytes.add(6, startMs + 4_999);
  records.add(2, startMs + 9_999);
  metrics.clock.advance(20_000);
  expect(pointsOf(metrics, { metricName: 'IncomingBytes', period: 1 })).toEqual([[4, 11]]);
  expect(pointsOf(metrics, { metricName: 'IncomingRecords', period: 1 })).toEqual([
    [5, 1],
    [9, 2],
  ]);
});

test('many series become minutes too', async () => {
  const metrics = await diskMetrics();
  const shards = Array.from({ length: 1_500 }, (_, n) => `shard-${n}`);
  for (const [n, shard] of shards.entries()) metrics.series('IncomingBytes', shard).add(n + 1);
  metrics.clock.advance(4 * 3_600_000);
  for (const shardId of shards.filter((_, n) => n % 50 === 0 || n > 1_440))
    expect(pointsOf(metrics, { metricName: 'IncomingBytes', shardId, period: 60 })).toEqual([
      [0, Number(shardId.slice('shard-'.length)) + 1],
    ]);
});

test('a kill loses no more than the last 5 seconds', async () => {
  const metrics = await diskMetrics();
  for (let second = 0; second < 23; second++) {
    metrics.series('IncomingBytes').add(second);
    metrics.clock.advance(1_000);
  }
  await metrics.kill();
  const points = pointsOf(metrics, { metricName: 'IncomingBytes', period: 1 });
  expect(points).toEqual(Array.from({ length: 20 }, (_, second) => [second, second]));
  metrics.series('IncomingBytes').add(1);
  metrics.clock.advance(600_000);
  expect(pointsOf(metrics, { metricName: 'IncomingBytes', period: 60 })).toEqual([[0, 191]]);
});

test('minutes that a kill kept from being made are made at the next start', async () => {
  const metrics = await diskMetrics();
  for (let minute = 0; minute < 7; minute++) {
    metrics.series('IncomingBytes').add(minute);
    metrics.clock.advance(60_000);
  }
  await metrics.kill(startMs + 10 * day * 1000);
  metrics.clock.advance(10_000);
  expect(pointsOf(metrics, { metricName: 'IncomingBytes', period: 60 })).toEqual(
    Array.from({ length: 7 }, (_, minute) => [minute * 60, minute]),
  );
});

describe('a series', () => {
  test('is the same for the same identity, in whatever order its dimensions are', async () => {
    const { cloudWatch } = await diskMetrics();
    const identity = metricOf('IncomingBytes', 'shardId-000000000000');
    const series = cloudWatch.metrics.series(identity);
    const turned = { ...identity, dimensions: identity.dimensions.toReversed() };
    expect(cloudWatch.metrics.series(turned)).toBe(series);
    expect(cloudWatch.metrics.series(metricOf('IncomingBytes'))).not.toBe(series);
    expect(
      cloudWatch.metrics.series(
        metricOf('IncomingBytes', undefined, { accountId: '111122223333', region: 'us-east-1' }),
      ),
    ).not.toBe(cloudWatch.metrics.series(metricOf('IncomingBytes')));
  });

  test('starts anew after a reset of its account and region, and of no other', async () => {
    const metrics = await diskMetrics();
    const other = { accountId: '111122223333', region: 'us-east-1' };
    const own = metrics.series('IncomingBytes');
    own.add(1);
    metrics.cloudWatch.metrics.series(metricOf('IncomingBytes', undefined, other)).add(2);
    metrics.clock.advance(6_000);
    own.add(4);
    await metrics.cloudWatch.reset(other);
    expect(pointsOf(metrics, { metricName: 'IncomingBytes', period: 60 })).toEqual([[0, 5]]);
    await metrics.cloudWatch.reset({ accountId: '000000000000', region: 'us-east-1' });
    expect(pointsOf(metrics, { metricName: 'IncomingBytes', period: 60 })).toEqual([]);
    own.add(8);
    await metrics.restart();
    expect(pointsOf(metrics, { metricName: 'IncomingBytes', period: 60 })).toEqual([[0, 8]]);
    await metrics.cloudWatch.reset();
    metrics.series('IncomingBytes').add(16);
    metrics.clock.advance(600_000);
    await metrics.restart();
    expect(pointsOf(metrics, { metricName: 'IncomingBytes', period: 60 })).toEqual([[0, 16]]);
  });
});
