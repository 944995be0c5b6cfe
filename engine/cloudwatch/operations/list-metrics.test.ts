import type { ListMetricsInput, ListMetricsOutput } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import {
  caller,
  type DiskMetrics,
  diskMetrics,
  metricOf,
} from '#engine/cloudwatch/testing/disk-metrics.ts';

const run = ({ cloudWatch }: DiskMetrics, input: ListMetricsInput = {}, as = caller) =>
  cloudWatch.service.run('ListMetrics', as, input) as ListMetricsOutput;

/** Metric and shard of each, in the order listed. */
const named = (output: ListMetricsOutput) =>
  output.Metrics?.map(({ MetricName, Dimensions }) =>
    [MetricName, ...(Dimensions ?? []).slice(1).map(({ Value }) => Value)].join(' '),
  );

async function withMetrics(): Promise<DiskMetrics> {
  const metrics = await diskMetrics();
  metrics.series('IncomingBytes').add(1);
  metrics.series('IncomingBytes', 'shard-0').add(1);
  metrics.series('OutgoingBytes', 'shard-0').add(1);
  metrics.series('OutgoingBytes', 'shard-1').add(1);
  metrics.series('Silent');
  return metrics;
}

test('lists metrics that have data, as they were named', async () => {
  const metrics = await withMetrics();
  expect(run(metrics).Metrics?.[1]).toEqual({
    Namespace: 'AWS/Kinesis',
    MetricName: 'IncomingBytes',
    Dimensions: [
      { Name: 'StreamName', Value: 'orders' },
      { Name: 'ShardId', Value: 'shard-0' },
    ],
  });
  const all = [
    'IncomingBytes',
    'IncomingBytes shard-0',
    'OutgoingBytes shard-0',
    'OutgoingBytes shard-1',
  ];
  expect(named(run(metrics))).toEqual(all);
  await metrics.restart();
  expect(named(run(metrics))).toEqual(all);
});

test('filters by namespace, name and dimensions', async () => {
  const metrics = await withMetrics();
  expect(named(run(metrics, { Namespace: 'AWS/Firehose' }))).toEqual([]);
  expect(named(run(metrics, { MetricName: 'IncomingBytes' }))).toHaveLength(2);
  const byShard = { Dimensions: [{ Name: 'ShardId', Value: 'shard-0' }] };
  expect(named(run(metrics, byShard))).toEqual(['IncomingBytes shard-0', 'OutgoingBytes shard-0']);
  expect(named(run(metrics, { Dimensions: [{ Name: 'ShardId' }] }))).toHaveLength(3);
  expect(
    named(run(metrics, { ...byShard, MetricName: 'OutgoingBytes', Namespace: 'AWS/Kinesis' })),
  ).toEqual(['OutgoingBytes shard-0']);
});

test('shows an account and region its own metrics', async () => {
  const metrics = await withMetrics();
  expect(run(metrics, {}, { ...caller, region: 'eu-west-1' }).Metrics).toEqual([]);
  expect(run(metrics, {}, { ...caller, accountId: '111122223333' }).Metrics).toEqual([]);
  expect(run(metrics, { OwningAccount: '111122223333', IncludeLinkedAccounts: true })).toEqual({
    Metrics: [],
    OwningAccounts: [],
  });
  expect(run(metrics, { IncludeLinkedAccounts: true }).OwningAccounts).toEqual(
    Array.from({ length: 4 }, () => caller.accountId),
  );
});

test('leaves out what was silent for 3 hours when asked, and for 2 weeks always', async () => {
  const metrics = await withMetrics();
  metrics.clock.advance(3 * 3_600_000 + 1_000);
  metrics.series('OutgoingBytes', 'shard-1').add(1);
  expect(named(run(metrics, { RecentlyActive: 'PT3H' }))).toEqual(['OutgoingBytes shard-1']);
  expect(named(run(metrics))).toHaveLength(4);
  await metrics.restart();
  expect(named(run(metrics, { RecentlyActive: 'PT3H' }))).toEqual(['OutgoingBytes shard-1']);
  metrics.clock.advance(14 * 86_400_000 - 3_600_000);
  expect(named(run(metrics))).toEqual(['OutgoingBytes shard-1']);
  metrics.clock.advance(86_400_000);
  expect(named(run(metrics))).toEqual([]);
});

test('knows after a reset and a restart what is active', async () => {
  const metrics = await withMetrics();
  await metrics.cloudWatch.reset({ accountId: caller.accountId, region: caller.region });
  metrics.series('OutgoingBytes').add(1);
  metrics.clock.advance(6_000);
  await metrics.kill();
  expect(named(run(metrics, { RecentlyActive: 'PT3H' }))).toEqual(['OutgoingBytes']);
});

test('gives 500 a page, each once', async () => {
  const metrics = await diskMetrics();
  for (let shard = 0; shard < 1_200; shard++)
    metrics.cloudWatch.metrics.series(metricOf('IncomingBytes', `shard-${shard}`)).add(1);
  const first = run(metrics);
  const second = run(metrics, { NextToken: first.NextToken });
  const third = run(metrics, { NextToken: second.NextToken });
  expect([first, second, third].map(({ Metrics }) => Metrics?.length)).toEqual([500, 500, 200]);
  expect(third.NextToken).toBeUndefined();
  const names = [first, second, third].flatMap((page) => named(page) ?? []);
  expect(new Set(names).size).toBe(1_200);
  for (const NextToken of ['', 'nonsense', 'LTE'])
    expect(() => run(metrics, { NextToken })).toThrow(
      expect.objectContaining({ name: 'InvalidParameterValueException' }),
    );
});
