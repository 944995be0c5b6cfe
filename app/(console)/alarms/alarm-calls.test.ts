import { expect, test } from 'vitest';
import { metricAlarmCall } from './alarm-calls.ts';
import { cloudformationCode } from '#components/code/cloudformation-code.ts';
import { terraformCode } from '#components/code/terraform-code.ts';

const orders = { name: 'Hot', streamName: 'orders', comparison: 'above', forSeconds: 300 } as const;

test('a rate is what comes in a minute, in the metric’s own unit', () => {
  const call = metricAlarmCall({ ...orders, metric: 'bytesIn', threshold: 0.5 });
  expect(call).toMatchObject({
    service: 'cloudwatch',
    operation: 'PutMetricAlarm',
    input: {
      MetricName: 'IncomingBytes',
      Statistic: 'Sum',
      Threshold: 0.5 * 1_048_576 * 60,
      Period: 60,
      EvaluationPeriods: 5,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      Dimensions: [{ Name: 'StreamName', Value: 'orders' }],
    },
  });
});

test('a count is of a minute as it is, a delay in milliseconds, and silence says nothing of it', () => {
  expect(
    metricAlarmCall({
      ...orders,
      shardId: 'shardId-000000000001',
      metric: 'recordsRefused',
      comparison: 'below',
      threshold: 3,
      forSeconds: 10,
    }).input,
  ).toMatchObject({
    Threshold: 3,
    EvaluationPeriods: 1,
    TreatMissingData: 'breaching',
    Dimensions: [
      { Name: 'StreamName', Value: 'orders' },
      { Name: 'ShardId', Value: 'shardId-000000000001' },
    ],
  });
  expect(metricAlarmCall({ ...orders, metric: 'iteratorAgeMs', threshold: 2 }).input).toMatchObject(
    { Threshold: 120_000, Statistic: 'Maximum', TreatMissingData: 'missing' },
  );
});

test('Terraform and CloudFormation have the alarm as a resource', () => {
  const call = metricAlarmCall({ ...orders, metric: 'recordsRefused', threshold: 0 });
  const terraform = terraformCode(call) ?? '';
  expect(terraform).toContain('resource "aws_cloudwatch_metric_alarm" "Hot" {');
  expect(terraform).toContain('  evaluation_periods = 5\n');
  expect(terraform).toContain('  treat_missing_data = "notBreaching"\n');
  expect(terraform).toContain('  dimensions = {\n    "StreamName" = "orders"\n  }');
  expect(JSON.parse(cloudformationCode(call) ?? '')).toMatchObject({
    Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: 'Hot' } } },
  });
});
