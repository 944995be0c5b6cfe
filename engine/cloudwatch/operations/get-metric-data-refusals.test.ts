import type { GetMetricDataInput } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { diskMetrics } from '#engine/cloudwatch/testing/disk-metrics.ts';
import { at, failureOf, query } from '#engine/cloudwatch/testing/get-metric-data.ts';

const refusals: [string, Partial<GetMetricDataInput>, string][] = [
  [
    'more than 500 queries',
    { MetricDataQueries: Array.from({ length: 501 }, (_, n) => query(`q${n}`)) },
    'The collection MetricDataQueries must not have a size greater than 500.',
  ],
  [
    'equal times',
    { MetricDataQueries: [query('a')], EndTime: at(0) },
    'The parameter StartTime must not equal parameter EndTime.',
  ],
  [
    'turned times',
    { MetricDataQueries: [query('a')], EndTime: at(-1) },
    'The parameter StartTime must be less than the parameter EndTime.',
  ],
  [
    'an id that no expression could use',
    { MetricDataQueries: [query('a'), query('Aha')] },
    'The value Aha for parameter MetricDataQueries.member.2.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.',
  ],
  [
    'the same id twice',
    { MetricDataQueries: [query('a'), query('a')] },
    'The values for parameter id in MetricDataQueries are not unique.',
  ],
  [
    'metric math',
    { MetricDataQueries: [query('a'), { Id: 'e1', Expression: 'a * 2' }] },
    "Error in expression 'e1': Kinetoscope does not offer metric math or Metrics Insights queries yet.",
  ],
  [
    'a query of nothing',
    { MetricDataQueries: [{ Id: 'a' }] },
    'The parameter MetricDataQueries.member.1.MetricStat is required.\n',
  ],
  [
    'a period between seconds and minutes',
    { MetricDataQueries: [query('a', 'IncomingRecords', { Period: 90 })] },
    'The parameter MetricDataQueries.member.1.MetricStat.Period must be 1, 5, 10, 20, 30 or a multiple of 60.',
  ],
  [
    'too large a page',
    { MetricDataQueries: [query('a')], MaxDatapoints: 100_801 },
    'The parameter MaxDatapoints must be greater than 0 and not greater than 100800.',
  ],
];

for (const [name, input, message] of refusals)
  test(name, async () => {
    const failure = failureOf(await diskMetrics(), input);
    expect(failure).toMatchObject({ name: 'ValidationException', message, $fault: 'client' });
  });

test('statistics that sums and counts do not give', async () => {
  const metrics = await diskMetrics();
  for (const Stat of ['p90', 'p99.9', 'tm50', 'IQM', 'PR(1:2)', 'TM(5%:95%)'])
    expect(
      failureOf(metrics, { MetricDataQueries: [query('a', 'IncomingRecords', { Stat })] }),
    ).toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(`does not offer the statistic ${Stat}`),
    });
  for (const Stat of ['sum', 'p101', 'toString', ''])
    expect(
      failureOf(metrics, { MetricDataQueries: [query('a', 'IncomingRecords', { Stat })] }),
    ).toMatchObject({ message: expect.stringMatching(/^The value .* is not supported\.$/) });
});
