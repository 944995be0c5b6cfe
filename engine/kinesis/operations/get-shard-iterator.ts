import type { GetShardIteratorInput, GetShardIteratorOutput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { endDryRun } from '../dry-run.ts';
import { resolveReadableStream } from '../resolve-stream.ts';
import { formatShardIterator } from '../shard-iterator.ts';
import { checkStartingPosition, findLivingShard, positionOf } from '../starting-position.ts';

export function getShardIterator(
  ctx: KinesisContext,
  input: GetShardIteratorInput,
): GetShardIteratorOutput {
  const startingPosition = {
    type: input.ShardIteratorType,
    sequenceNumber: input.StartingSequenceNumber,
    timestamp: input.Timestamp,
  };
  checkStartingPosition(ctx, startingPosition);
  const stream = resolveReadableStream(ctx, input);
  const shard = findLivingShard(ctx, stream, input.ShardId ?? '');
  const position = positionOf(ctx, stream, shard, startingPosition);
  endDryRun(input);
  return {
    ShardIterator: formatShardIterator(ctx, {
      accountId: stream.row.accountId,
      region: stream.row.region,
      streamName: stream.row.name,
      shardId: shard.id,
      logId: shard.row.logId,
      position,
    }),
  };
}
