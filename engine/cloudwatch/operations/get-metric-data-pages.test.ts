import { expect, test } from 'vitest';
import { diskMetrics, metricOf } from '#engine/cloudwatch/testing/disk-metrics.ts';
import {
  at,
  counting,
  failureOf,
  query,
  runGetMetricData,
} from '#engine/cloudwatch/testing/get-metric-data.ts';

const input = {
  MetricDataQueries: [
    query('a', 'IncomingRecords', { Period: 1 }),
    query('b'),
    query('c', 'Nothing'),
  ],
  StartTime: at(0),
  EndTime: at(180),
};

for (const ScanBy of ['TimestampAscending', 'TimestampDescending'] as const)
  test(`add up to the whole, ${ScanBy}`, async () => {
    const metrics = await counting(130);
    const whole = runGetMetricData(metrics, { ...input, ScanBy }).MetricDataResults ?? [];
    const found = new Map(whole.map(({ Id = '' }) => [Id, [] as [Date, number][]]));
    let NextToken: string | undefined;
    let pages = 0;
    do {
      const page = runGetMetricData(metrics, { ...input, ScanBy, MaxDatapoints: 50, NextToken });
      const results = page.MetricDataResults ?? [];
      const points = results.flatMap(({ Id = '', Timestamps = [], Values = [] }) =>
        Timestamps.map((time, index) => {
          found.get(Id)?.push([time, Values[index] ?? Number.NaN]);
          return time;
        }),
      );
      expect(points).toHaveLength(pages === 2 ? 33 : 50);
      expect(results[0]?.StatusCode).toBe(page.NextToken ? 'PartialData' : 'Complete');
      ({ NextToken } = page);
      pages += 1;
    } while (NextToken !== undefined);
    expect(pages).toBe(3);
    for (const { Id = '', Timestamps = [], Values = [] } of whole)
      expect(found.get(Id)).toEqual(Timestamps.map((time, index) => [time, Values[index]]));
  });

test('hold no more than 100,800 data points', async () => {
  const metrics = await diskMetrics();
  const shards = Array.from({ length: 40 }, (_, n) =>
    metrics.series('IncomingRecords', `shardId-${n}`),
  );
  for (let second = 0; second < 2_600; second++) {
    for (const shard of shards) shard.add(1);
    metrics.clock.advance(1_000);
  }
  const { namespace: Namespace } = metricOf('IncomingRecords');
  const page = runGetMetricData(metrics, {
    MetricDataQueries: shards.map((_, n) => {
      const { dimensions } = metricOf('IncomingRecords', `shardId-${n}`);
      const Metric = { Namespace, MetricName: 'IncomingRecords', Dimensions: [...dimensions] };
      return { Id: `q${n}`, MetricStat: { Metric, Period: 1, Stat: 'Sum' } };
    }),
    StartTime: at(0),
    EndTime: at(2_600),
  });
  const counts = (page.MetricDataResults ?? []).map(({ Values = [] }) => Values.length);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100_800);
  expect(page.MetricDataResults?.at(-1)?.StatusCode).toBe('PartialData');
  expect(page.NextToken).toBeTruthy();
});

test('go on only where the same was asked for', async () => {
  const metrics = await counting(130);
  const { NextToken } = runGetMetricData(metrics, { ...input, MaxDatapoints: 1 });
  for (const change of [
    { NextToken: 'nonsense' },
    { NextToken: '' },
    { NextToken, EndTime: at(60) },
    { NextToken, MetricDataQueries: [query('a')] },
  ])
    expect(failureOf(metrics, { ...input, ...change })).toMatchObject({
      name: 'InvalidNextToken',
    });
});
