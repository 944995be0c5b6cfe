import type {
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
} from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import {
  caller,
  type DiskMetrics,
  diskMetrics,
  metricOf,
  startMs,
} from '#engine/cloudwatch/testing/disk-metrics.ts';

const at = (second: number) => new Date(startMs + second * 1000);

function run(
  { cloudWatch }: DiskMetrics,
  input: Partial<GetMetricStatisticsInput>,
): GetMetricStatisticsOutput {
  const { namespace, metricName, dimensions } = metricOf('IncomingBytes');
  return cloudWatch.service.run('GetMetricStatistics', caller, {
    Namespace: namespace,
    MetricName: metricName,
    Dimensions: dimensions,
    StartTime: at(0),
    EndTime: at(600),
    Period: 60,
    ...input,
  }) as GetMetricStatisticsOutput;
}

const failureOf = (metrics: DiskMetrics, input: Partial<GetMetricStatisticsInput>) => {
  try {
    run(metrics, input);
  } catch (error) {
    return error;
  }
  return undefined;
};

async function withSamples(): Promise<DiskMetrics> {
  const metrics = await diskMetrics();
  for (const value of [1, 2, 6]) metrics.series('IncomingBytes').add(value);
  metrics.clock.advance(400_000);
  metrics.series('IncomingBytes').add(10);
  return metrics;
}

test('gives the statistics asked for, with the unit', async () => {
  const metrics = await withSamples();
  expect(
    run(metrics, { Statistics: ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount'] }),
  ).toEqual({
    Label: 'IncomingBytes',
    Datapoints: [
      {
        Timestamp: at(0),
        Unit: 'Count',
        Sum: 9,
        Average: 3,
        Minimum: 1,
        Maximum: 6,
        SampleCount: 3,
      },
      {
        Timestamp: at(360),
        Unit: 'Count',
        Sum: 10,
        Average: 10,
        Minimum: 10,
        Maximum: 10,
        SampleCount: 1,
      },
    ],
  });
  expect(run(metrics, { Statistics: ['Sum'], Period: 3600, EndTime: at(3600) }).Datapoints).toEqual(
    [{ Timestamp: at(0), Unit: 'Count', Sum: 19 }],
  );
  expect(run(metrics, { ExtendedStatistics: ['p0', 'p100'] }).Datapoints?.[0]).toEqual({
    Timestamp: at(0),
    Unit: 'Count',
    ExtendedStatistics: { p0: 1, p100: 6 },
  });
});

test('gives none of another unit, of other dimensions, or of what was never measured', async () => {
  const metrics = await withSamples();
  const Statistics = ['Sum'] as const;
  for (const input of [
    { Unit: 'Bytes' as const },
    { Dimensions: [] },
    { Namespace: 'AWS/Firehose' },
    { StartTime: at(60), EndTime: at(360) },
  ])
    expect(run(metrics, { ...input, Statistics: [...Statistics] }).Datapoints).toEqual([]);
});

test('refuses more than 1,440 data points in AWS’s words', async () => {
  const metrics = await diskMetrics();
  const input = { Statistics: ['Sum' as const], StartTime: at(0) };
  expect(failureOf(metrics, { ...input, EndTime: at(1_608 * 60) })).toMatchObject({
    name: 'InvalidParameterCombinationException',
    message:
      'You have requested up to 1,608 datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
  });
  expect(failureOf(metrics, { ...input, EndTime: at(1_440 * 60) })).toBeUndefined();
});

test('refuses what does not go together', async () => {
  const metrics = await diskMetrics();
  expect(failureOf(metrics, {})).toMatchObject({
    name: 'InvalidParameterCombinationException',
    message: 'Must specify either Statistics or ExtendedStatistics',
  });
  expect(failureOf(metrics, { Statistics: ['Sum'], ExtendedStatistics: ['p100'] })).toMatchObject({
    name: 'InvalidParameterCombinationException',
  });
  for (const input of [
    { EndTime: at(0) },
    { EndTime: at(-60) },
    { Period: 61 },
    { Statistics: undefined, ExtendedStatistics: ['p50'] },
  ])
    expect(failureOf(metrics, { Statistics: ['Sum'], ...input })).toMatchObject({
      name: 'InvalidParameterValueException',
    });
});
