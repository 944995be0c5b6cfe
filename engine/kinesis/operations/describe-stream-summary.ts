import type {
  DescribeStreamSummaryInput,
  DescribeStreamSummaryOutput,
} from '@aws-sdk/client-kinesis';
import { livingConsumers } from '../consumer.ts';
import type { KinesisContext } from '../context.ts';
import { resolveStream } from '../resolve-stream.ts';

export function describeStreamSummary(
  ctx: KinesisContext,
  input: DescribeStreamSummaryInput,
): DescribeStreamSummaryOutput {
  const stream = resolveStream(ctx, input);
  const { row, arn, openShards, isReadable, encryptionType, warmThroughput } = stream;
  return {
    StreamDescriptionSummary: {
      StreamName: row.name,
      StreamARN: arn,
      StreamStatus: row.status,
      StreamModeDetails: { StreamMode: row.mode },
      RetentionPeriodHours: row.retentionHours,
      StreamCreationTimestamp: new Date(row.createdAtMs),
      EnhancedMonitoring: [{ ShardLevelMetrics: row.shardLevelMetrics }],
      EncryptionType: encryptionType,
      KeyId: row.encryptionKeyId,
      OpenShardCount: isReadable ? openShards.length : 0,
      ConsumerCount: livingConsumers(row.consumers, ctx.clock.now()).length,
      ChannelCount: ctx.channels.deliveringFrom(stream).length,
      MaxRecordSizeInKiB: row.maxRecordSizeKiB,
      RecordDistributionStrategy: row.distribution,
      ...(row.mode === 'ON_DEMAND' ? { WarmThroughput: warmThroughput } : {}),
    },
  };
}
