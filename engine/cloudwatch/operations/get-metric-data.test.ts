import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from 'vitest';
import { diskMetrics } from '#engine/cloudwatch/testing/disk-metrics.ts';
import {
  at,
  counting,
  pointsOf,
  query,
  runGetMetricData,
} from '#engine/cloudwatch/testing/get-metric-data.ts';

describe('data points', () => {
  test('come newest first unless asked otherwise, with AWS’s defaults', async () => {
    const metrics = await counting(130);
    const input = { MetricDataQueries: [query('a')], StartTime: at(0), EndTime: at(180) };
    expect(runGetMetricData(metrics, input)).toEqual({
      MetricDataResults: [
        {
          Id: 'a',
          Label: 'IncomingRecords',
          Timestamps: [at(120), at(60), at(0)],
          Values: [1_245, 5_370, 1_770],
          StatusCode: 'Complete',
        },
      ],
      Messages: [],
    });
    const ascending = runGetMetricData(metrics, { ...input, ScanBy: 'TimestampAscending' });
    expect(ascending.MetricDataResults?.[0]?.Values).toEqual([1_770, 5_370, 1_245]);
  });

  test('are absent where nothing happened, not 0', async () => {
    const metrics = await diskMetrics();
    metrics.series('IncomingRecords').add(0);
    metrics.clock.advance(300_000);
    metrics.series('IncomingRecords').add(2);
    const question = { metricName: 'IncomingRecords', period: 60 };
    expect(pointsOf(metrics, question)).toEqual([
      [0, 0],
      [300, 2],
    ]);
    expect(pointsOf(metrics, { ...question, metricName: 'OutgoingRecords' })).toEqual([]);
  });

  test('are given for each statistic', async () => {
    const metrics = await counting(10);
    for (const [stat, value] of Object.entries({
      Sum: 45,
      Average: 4.5,
      Minimum: 0,
      Maximum: 9,
      SampleCount: 10,
      p0: 0,
      'p0.0': 0,
      p100: 9,
    }))
      expect(pointsOf(metrics, { metricName: 'IncomingRecords', period: 60, stat })).toEqual([
        [0, value],
      ]);
  });

  test('of several metrics, periods and labels come in the order of the queries', async () => {
    const metrics = await counting(10);
    metrics.series('OutgoingRecords').add(7);
    const { MetricDataResults } = runGetMetricData(metrics, {
      MetricDataQueries: [
        query('b', 'OutgoingRecords', { Label: 'out' }),
        query('hidden', 'IncomingRecords', { ReturnData: false }),
        query('a', 'IncomingRecords', { Period: 5, Stat: 'Maximum' }),
        query('none', 'NoSuchMetric'),
      ],
      StartTime: at(0),
      EndTime: at(60),
      ScanBy: 'TimestampAscending',
    });
    expect(MetricDataResults).toMatchObject([
      { Id: 'b', Label: 'out', Values: [7] },
      { Id: 'a', Timestamps: [at(0), at(5)], Values: [4, 9] },
      { Id: 'none', Label: 'NoSuchMetric', Timestamps: [], StatusCode: 'Complete' },
    ]);
  });

  test('are those of the unit asked for, the account and all dimensions', async () => {
    const metrics = await counting(1);
    const run = (change: Partial<MetricDataQuery>) =>
      runGetMetricData(metrics, {
        MetricDataQueries: [{ ...query('a'), ...change }],
        StartTime: at(0),
        EndTime: at(60),
      }).MetricDataResults?.[0]?.Values;
    const { MetricStat } = query('a');
    const stat = (change: object) => ({ MetricStat: Object.assign({}, MetricStat, change) });
    expect(run(stat({ Unit: 'Count' }))).toEqual([0]);
    expect(run(stat({ Unit: 'Bytes' }))).toEqual([]);
    expect(run({ AccountId: '000000000000' })).toEqual([0]);
    expect(run({ AccountId: '111122223333' })).toEqual([]);
    const Metric = { ...MetricStat?.Metric, Dimensions: [] };
    expect(run(stat({ Metric }))).toEqual([]);
  });
});

describe('times', () => {
  test('below a minute are rounded down at both ends', async () => {
    const metrics = await counting(40);
    const question = { metricName: 'IncomingRecords', stat: 'SampleCount' };
    expect(pointsOf(metrics, { ...question, period: 10, from: 13, to: 29 })).toEqual([[10, 10]]);
    expect(pointsOf(metrics, { ...question, period: 1, from: 37.4, to: 39.9 })).toEqual([
      [37, 1],
      [38, 1],
    ]);
  });

  test('from a minute on are rounded down at the start; the end is not included', async () => {
    const metrics = await counting(400);
    const question = { metricName: 'IncomingRecords', stat: 'SampleCount' };
    expect(pointsOf(metrics, { ...question, period: 60, from: 90, to: 180 })).toEqual([
      [60, 60],
      [120, 60],
    ]);
    expect(pointsOf(metrics, { ...question, period: 60, from: 90, to: 181 })).toHaveLength(3);
    expect(pointsOf(metrics, { ...question, period: 300, from: 0, to: 400 })).toEqual([
      [0, 300],
      [300, 100],
    ]);
  });

  test('of years cost nothing', async () => {
    const metrics = await counting(3);
    const question = { metricName: 'IncomingRecords', from: -40 * 365 * 86_400, to: 1e9 };
    expect(pointsOf(metrics, { ...question, period: 1 })).toHaveLength(3);
    expect(pointsOf(metrics, { ...question, period: 60 })).toHaveLength(1);
  });
});
