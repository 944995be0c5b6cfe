import type { MetricDatum } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { caller, diskMetrics } from '#engine/cloudwatch/testing/disk-metrics.ts';
import { at } from '#engine/cloudwatch/testing/get-metric-data.ts';
import {
  MetricName,
  Namespace,
  put,
  readBack,
} from '#engine/cloudwatch/testing/put-metric-data.ts';

const mutuallyExclusive = (one: string, other: string) =>
  `The parameters MetricData.member.1.${one} and MetricData.member.1.${other} are mutually exclusive and you have specified both.`;
const statistics = { SampleCount: 1, Sum: 1, Minimum: 1, Maximum: 1 };
const invalid = (value: string | number, parameter: string) =>
  `The value ${value} for parameter MetricData.member.1.${parameter} is invalid.`;

test.each<[string, string, MetricDatum | undefined, string?]>([
  ['MissingRequiredParameterException', 'The parameter MetricData is required.', undefined],
  [
    'InvalidParameterValueException',
    'The value AWS/ for parameter Namespace is invalid.',
    { MetricName, Value: 1 },
    'AWS/Kinesis',
  ],
  [
    'MissingRequiredParameterException',
    'The parameter MetricData.member.1.MetricName is required.',
    { MetricName: undefined, Value: 1 },
  ],
  [
    'MissingRequiredParameterException',
    'At least one of the parameters MetricData.member.1.Value, MetricData.member.1.Values and MetricData.member.1.StatisticValues must be specified.',
    { MetricName, Counts: [1] },
  ],
  [
    'InvalidParameterCombinationException',
    mutuallyExclusive('Value', 'Values'),
    { MetricName, Value: 0, Values: [1] },
  ],
  [
    'InvalidParameterCombinationException',
    mutuallyExclusive('Value', 'StatisticValues'),
    { MetricName, Value: 1, StatisticValues: statistics },
  ],
  [
    'InvalidParameterCombinationException',
    mutuallyExclusive('Values', 'StatisticValues'),
    { MetricName, Values: [1], StatisticValues: statistics },
  ],
  [
    'InvalidParameterValueException',
    'The parameters MetricData.member.1.Values and MetricData.member.1.Counts must be of the same size.',
    { MetricName, Values: [1, 2], Counts: [1] },
  ],
  [
    'InvalidParameterValueException',
    'The collection MetricData.member.1.Values must not have a size greater than 150.',
    { MetricName, Values: Array.from({ length: 151 }, () => 1) },
  ],
  ['InvalidParameterValueException', invalid('Infinity', 'Value'), { MetricName, Value: Infinity }],
  [
    'InvalidParameterValueException',
    invalid(2 ** 361, 'Values.member.2'),
    { MetricName, Values: [1, 2 ** 361] },
  ],
  [
    'InvalidParameterValueException',
    invalid(0, 'Counts.member.1'),
    { MetricName, Values: [1], Counts: [0] },
  ],
  [
    'InvalidParameterValueException',
    invalid(0, 'StatisticValues.SampleCount'),
    { MetricName, StatisticValues: { ...statistics, SampleCount: 0 } },
  ],
  [
    'MissingRequiredParameterException',
    'The parameter MetricData.member.1.StatisticValues.Sum is required.',
    { MetricName, StatisticValues: { ...statistics, Sum: undefined } },
  ],
  [
    'InvalidParameterValueException',
    'The parameter MetricData.member.1.StatisticValues.Maximum must be greater than or equal to MetricData.member.1.StatisticValues.Minimum.',
    { MetricName, StatisticValues: { ...statistics, Maximum: 0 } },
  ],
  [
    'InvalidParameterValueException',
    invalid(30, 'StorageResolution'),
    { MetricName, Value: 1, StorageResolution: 30 },
  ],
])('refuses with %s: %s', async (name, message, datum, namespace = Namespace) => {
  const metrics = await diskMetrics();
  const MetricData = datum && [datum];
  const refused = metrics.cloudWatch.service.run('PutMetricData', caller, {
    Namespace: namespace,
    MetricData,
  });
  await expect(refused).rejects.toMatchObject({ name, message });
  expect(readBack(metrics, 60, -600)).toEqual([]);
});

test('refuses more than 1,000 data in a call, and another unit of a metric', async () => {
  const metrics = await diskMetrics();
  const Timestamp = at(-60);
  const data = Array.from({ length: 1_001 }, () => ({ MetricName, Timestamp, Value: 1 }));
  await expect(put(metrics, ...data)).rejects.toThrow(
    'The collection MetricData must not have a size greater than 1000.',
  );
  const huge = { Namespace, MetricData: Array.from({ length: 500_000 }, () => ({})) };
  await expect(metrics.cloudWatch.service.run('PutMetricData', caller, huge)).rejects.toMatchObject(
    { name: 'InvalidParameterValueException' },
  );
  await put(metrics, ...data.slice(1));
  expect(readBack(metrics, 60, -600)).toEqual([[-60, 1_000, 1_000, 1, 1]]);
  await expect(put(metrics, { MetricName, Value: 1, Unit: 'Bytes' })).rejects.toThrow(
    'Kinetoscope keeps one unit of a metric: UserRecordsPut of KinesisProducerLibrary is in None, not Bytes.',
  );
});
