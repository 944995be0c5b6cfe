import type { DescribeStreamInput, DescribeStreamOutput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { describeShard } from '../describe-shard.ts';
import { callLimits } from '../limits.ts';
import { resolveStream } from '../resolve-stream.ts';

/** Works in every state; a stream that is CREATING shows no shards yet. */
export function describeStream(
  ctx: KinesisContext,
  input: DescribeStreamInput,
): DescribeStreamOutput {
  const stream = resolveStream(ctx, input);
  const { row, arn, isReadable } = stream;
  const start = input.ExclusiveStartShardId ?? '';
  const most = Math.min(
    input.Limit ?? callLimits.describeStreamShards,
    callLimits.describeStreamShards,
  );
  const rest = isReadable
    ? stream.livingShards(ctx.clock.now()).filter(({ id }) => id > start)
    : [];
  return {
    StreamDescription: {
      StreamName: row.name,
      StreamARN: arn,
      StreamStatus: row.status,
      StreamModeDetails: { StreamMode: row.mode },
      Shards: rest.slice(0, most).map(describeShard),
      HasMoreShards: rest.length > most,
      RetentionPeriodHours: row.retentionHours,
      StreamCreationTimestamp: new Date(row.createdAtMs),
      EnhancedMonitoring: [{ ShardLevelMetrics: row.shardLevelMetrics }],
      EncryptionType: stream.encryptionType,
      KeyId: row.encryptionKeyId,
    },
  };
}
