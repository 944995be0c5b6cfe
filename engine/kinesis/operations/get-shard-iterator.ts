import type { GetShardIteratorInput, GetShardIteratorOutput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { endDryRun } from '../dry-run.ts';
import { shardMissing, shardUnknown } from '../failures.ts';
import { lookUpStream } from '../resolve-stream.ts';
import { formatShardId, parseShardId } from '../shard-id.ts';
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
  const { stream, shard } = findShard(ctx, input);
  checkStartingPosition(ctx, startingPosition);
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

/**
 * AWS looks at the shard's id first, and of a stream that is not there it says that the shard is not. Measured by
 * kinesalite's authors: https://github.com/mhart/kinesalite/blob/master/test/getShardIterator.js
 */
function findShard(ctx: KinesisContext, input: GetShardIteratorInput) {
  const { name, owner, stream } = lookUpStream(ctx, input);
  const shardId = input.ShardId ?? '';
  const index = parseShardId(shardId);
  if (index === undefined) throw shardUnknown(owner, shardId, name);
  if (!stream?.isReadable) throw shardMissing(owner, formatShardId(index), name);
  return { stream, shard: findLivingShard(ctx, stream, shardId) };
}
