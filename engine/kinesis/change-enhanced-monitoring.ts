import type {
  EnableEnhancedMonitoringInput,
  EnhancedMonitoringOutput,
  MetricsName,
} from '@aws-sdk/client-kinesis';
import type { KinesisContext } from './context.ts';
import { resolveActiveStream } from './resolve-stream.ts';

/** What `ALL` stands for. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_EnableEnhancedMonitoring.html */
export const allMetrics: readonly MetricsName[] = [
  'IncomingBytes',
  'IncomingRecords',
  'OutgoingBytes',
  'OutgoingRecords',
  'WriteProvisionedThroughputExceeded',
  'ReadProvisionedThroughputExceeded',
  'IteratorAgeMilliseconds',
];

export async function changeEnhancedMonitoring(
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
