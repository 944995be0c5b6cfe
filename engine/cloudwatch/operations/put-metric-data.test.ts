import type {
  ListMetricsOutput,
  MetricDatum,
  PutMetricDataInput,
} from '@aws-sdk/client-cloudwatch';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  caller,
  createDiskMetrics,
  diskMetrics,
  startMs,
} from '#engine/cloudwatch/testing/disk-metrics.ts';
import { at } from '#engine/cloudwatch/testing/get-metric-data.ts';
import {
  MetricName,
  Namespace,
  put,
  readBack,
} from '#engine/cloudwatch/testing/put-metric-data.ts';

const day = 86_400;

test('takes one value, many with their counts, and sums', async () => {
  const metrics = await diskMetrics();
  const Timestamp = at(-120);
  await put(
    metrics,
    { MetricName, Timestamp, Value: -2.5 },
    { MetricName, Timestamp, Values: [4, 1], Counts: [3, 1] },
    { MetricName, Timestamp, Values: [7] },
  );
  const StatisticValues = { SampleCount: 5, Sum: 20, Minimum: 2, Maximum: 9 };
  await put(metrics, { MetricName, Timestamp, StatisticValues });
  const point = [-120, -2.5 + 13 + 7 + 20, 1 + 4 + 1 + 5, -2.5, 9];
  expect(readBack(metrics, 60, -600)).toEqual([point]);
  await metrics.kill();
  expect(readBack(metrics, 60, -600)).toEqual([point]);
});

test('keeps seconds of high resolution, and minutes of the standard one', async () => {
  const metrics = await diskMetrics();
  const Timestamp = at(-95);
  await put(
    metrics,
    { MetricName, Timestamp, Value: 1 },
    { MetricName, Timestamp, Value: 2, StorageResolution: 60 },
    { MetricName, Timestamp, Value: 4, StorageResolution: 1 },
    { MetricName, Value: 8, StorageResolution: 1 },
  );
  expect(readBack(metrics, 1, -120, 60)).toEqual([
    [-120, 3, 2, 1, 2],
    [-95, 4, 1, 4, 4],
    [0, 8, 1, 8, 8],
  ]);
});

test('takes two weeks back and two hours ahead, and no more', async () => {
  const metrics = await diskMetrics();
  await put(
    metrics,
    { MetricName, Timestamp: at(-14 * day), Value: 1 },
    { MetricName, Timestamp: at(7_200), Value: 2 },
  );
  expect(readBack(metrics, 3_600)).toEqual([
    [-14 * day, 1, 1, 1, 1],
    [7_200, 2, 1, 2, 2],
  ]);
  const late = { MetricName, Timestamp: at(-14 * day - 0.001), Value: 1 };
  const early = { MetricName, Timestamp: at(7_200.001), Value: 1 };
  await expect(put(metrics, late, { MetricName, Value: 1 }, early)).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: [1, 3]
      .map(
        (n) =>
          `The parameter MetricData.member.${n}.Timestamp must specify a time within the past two weeks.`,
      )
      .join('\n'),
  });
  expect(readBack(metrics, 60, -600, 600)).toEqual([]);
});

test('is right in any order of times, over restarts and the making of minutes', async () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ age: fc.integer({ min: -7_000, max: 14 * day - 60 }) }) },
    { weight: 5, arbitrary: fc.record({ age: fc.integer({ min: -400, max: 400 }) }) },
    { weight: 2, arbitrary: fc.record({ advance: fc.nat(900_000) }) },
    { weight: 1, arbitrary: fc.constant({ kill: true }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const metrics = await createDiskMetrics();
      const sums = new Map<number, number>();
      for (const one of steps) {
        if ('advance' in one) metrics.clock.advance(one.advance);
        else if ('kill' in one) await metrics.kill();
        else {
          const second = Math.floor((metrics.clock.now() - startMs) / 1000) - one.age;
          await put(metrics, { MetricName, Timestamp: at(second), Value: 1 });
          const period = Math.floor(second / 900) * 900;
          sums.set(period, (sums.get(period) ?? 0) + 1);
        }
      }
      const now = Math.floor((metrics.clock.now() - startMs) / 1000);
      // From so far back as the clock may have gone ahead since the oldest was put.
      const from = now - 14 * day - 40 * 900;
      const found = readBack(metrics, 900, from, now + 7_200).map((point) => point.slice(0, 2));
      const kept = [...sums].toSorted(([a], [b]) => a - b);
      expect(found).toEqual(kept);
      await metrics.remove();
    }),
    { numRuns: 40 },
  );
});

test('makes minutes of the past at once', async () => {
  const metrics = await diskMetrics();
  const data = Array.from({ length: 1_000 }, (_, n) => ({
    MetricName,
    Timestamp: at(-600 * (n + 1)),
    Value: n,
  }));
  await put(metrics, ...data);
  expect(metrics.store.table('cloudwatch-minutes').getKeysCount({})).toBe(1_000);
  expect(readBack(metrics, 600, -600_000).map(([, sum]) => sum)).toEqual(
    data.map(({ Value }) => Value).toReversed(),
  );
});

test('takes no more room for what is put into one minute again and again', async () => {
  const metrics = await diskMetrics();
  for (let n = 0; n < 2_000; n++) await put(metrics, { MetricName, Timestamp: at(-60), Value: n });
  expect(readBack(metrics, 60, -600)).toEqual([[-60, 1_999_000, 2_000, 0, 1_999]]);
  const bytes = [...metrics.store.bytes('cloudwatch-seconds').getRange()];
  expect(bytes.map(({ value }) => value.length < 11_000)).toEqual([true]);
});

const datum = (name: string, Value: string): MetricDatum => ({
  MetricName: name,
  Dimensions: [{ Name: 'StreamName', Value }],
  Value: 1,
  Unit: 'Count',
});

const listed = (name: string, Value: string) => ({
  Namespace,
  MetricName: name,
  Dimensions: [{ Name: 'StreamName', Value }],
});

test('lists what was put, of entities too', async () => {
  const metrics = await diskMetrics();
  const input: PutMetricDataInput = {
    Namespace,
    MetricData: [datum('A', 'x')],
    EntityMetricData: [
      { Entity: { KeyAttributes: { Type: 'Service', Name: 's' } }, MetricData: [datum('B', 'y')] },
    ],
  };
  expect(await metrics.cloudWatch.service.run('PutMetricData', caller, input)).toEqual({});
  const { Metrics } = metrics.cloudWatch.service.run('ListMetrics', caller, {
    Namespace,
  }) as ListMetricsOutput;
  expect(Metrics).toEqual([listed('A', 'x'), listed('B', 'y')]);
});
