import type { Constraint, Constraints } from '#engine/core/service.ts';

/* The public API model's limits of each request member. */

const namespace: Constraint = { min: 1, max: 255, pattern: '[^:].*' };
const metricName: Constraint = { min: 1, max: 255 };
const unit: Constraint = {
  enum: [
    'Seconds',
    'Microseconds',
    'Milliseconds',
    'Bytes',
    'Kilobytes',
    'Megabytes',
    'Gigabytes',
    'Terabytes',
    'Bits',
    'Kilobits',
    'Megabits',
    'Gigabits',
    'Terabits',
    'Percent',
    'Count',
    'Bytes/Second',
    'Kilobytes/Second',
    'Megabytes/Second',
    'Gigabytes/Second',
    'Terabytes/Second',
    'Bits/Second',
    'Kilobits/Second',
    'Megabits/Second',
    'Gigabits/Second',
    'Terabits/Second',
    'Count/Second',
    'None',
  ],
};
const period: Constraint = { min: 1 };
const requiredPeriod: Constraint = { ...period, required: true };
const accountId: Constraint = { min: 1, max: 255 };
const required: Constraint = { required: true };

const dimensionName: Constraint = { required: true, min: 1, max: 255 };
const dimensions: Constraint = {
  max: 30,
  item: { members: { Name: dimensionName, Value: { required: true, min: 1, max: 1024 } } },
};

const metric: Constraint = {
  required: true,
  members: { Namespace: namespace, MetricName: metricName, Dimensions: dimensions },
};

const metricDataQuery: Constraint = {
  members: {
    Id: { required: true, min: 1, max: 255 },
    MetricStat: {
      members: { Metric: metric, Period: requiredPeriod, Stat: required, Unit: unit },
    },
    Expression: { min: 1, max: 2048 },
    Period: period,
    AccountId: accountId,
  },
};

const metricDatum: Constraint = {
  members: {
    MetricName: metricName,
    Dimensions: dimensions,
    Unit: unit,
    StorageResolution: { min: 1 },
  },
};

const entity: Constraint = {
  members: {
    KeyAttributes: { min: 2, max: 4, key: { min: 1, max: 32 }, value: { min: 1, max: 2048 } },
    Attributes: { max: 10, key: { min: 1, max: 256 }, value: { min: 1, max: 2048 } },
  },
};

export const constraints: Readonly<Record<string, Constraints>> = {
  GetMetricData: {
    MetricDataQueries: { required: true, item: metricDataQuery },
    StartTime: required,
    EndTime: required,
    ScanBy: { enum: ['TimestampDescending', 'TimestampAscending'] },
  },
  GetMetricStatistics: {
    Namespace: { ...namespace, required: true },
    MetricName: { ...metricName, required: true },
    Dimensions: dimensions,
    StartTime: required,
    EndTime: required,
    Period: requiredPeriod,
    Statistics: {
      min: 1,
      max: 5,
      item: { enum: ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] },
    },
    ExtendedStatistics: { min: 1, max: 10 },
    Unit: unit,
  },
  ListMetrics: {
    Namespace: namespace,
    MetricName: metricName,
    Dimensions: {
      max: 10,
      item: { members: { Name: dimensionName, Value: { min: 1, max: 1024 } } },
    },
    RecentlyActive: { enum: ['PT3H'] },
    OwningAccount: accountId,
  },
  // What it requires it asks for itself, in other words.
  PutMetricData: {
    Namespace: namespace,
    MetricData: { item: metricDatum },
    EntityMetricData: {
      item: { members: { Entity: entity, MetricData: { item: metricDatum } } },
    },
  },
};
