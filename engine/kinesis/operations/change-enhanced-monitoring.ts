import type {
  DisableEnhancedMonitoringInput,
  EnableEnhancedMonitoringInput,
  EnhancedMonitoringOutput,
  MetricsName,
} from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { resolveActiveStream } from '../resolve-stream.ts';

/** What `ALL` stands for. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_EnableEnhancedMonitoring.html */
const allMetrics: readonly MetricsName[] = [
  'IncomingBytes',
  'IncomingRecords',
  'OutgoingBytes',
  'OutgoingRecords',
  'WriteProvisionedThroughputExceeded',
  'ReadProvisionedThroughputExceeded',
  'IteratorAgeMilliseconds',
];

export const enableEnhancedMonitoring = (
  ctx: KinesisContext,
  input: EnableEnhancedMonitoringInput,
): Promise<EnhancedMonitoringOutput> =>
  change(ctx, input, (present, named) =>
    allMetrics.filter((name) => present.includes(name) || named.includes(name)),
  );

export const disableEnhancedMonitoring = (
  ctx: KinesisContext,
  input: DisableEnhancedMonitoringInput,
): Promise<EnhancedMonitoringOutput> =>
  change(ctx, input, (present, named) => present.filter((name) => !named.includes(name)));

async function change(
  ctx: KinesisContext,
  input: EnableEnhancedMonitoringInput,
  desired: (present: readonly MetricsName[], named: readonly MetricsName[]) => MetricsName[],
): Promise<EnhancedMonitoringOutput> {
  const stream = resolveActiveStream(ctx, input);
  const before = stream.row.shardLevelMetrics;
  const named = input.ShardLevelMetrics ?? [];
  stream.row.shardLevelMetrics = desired(before, named.includes('ALL') ? allMetrics : named);
  await ctx.lifecycle.begin(stream, 'UPDATING');
  return {
    StreamName: stream.row.name,
    CurrentShardLevelMetrics: before,
    DesiredShardLevelMetrics: stream.row.shardLevelMetrics,
    StreamARN: stream.arn,
  };
}
