import type { SplitShardInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { invalidArgument, shardLimitExceeded } from '../failures.ts';
import { countShards } from '../quota.ts';
import { splitStep } from '../reshard.ts';
import { checkShardIds, findOpenShard, resolveReshardable } from '../resolve-reshard.ts';

/** Answers at once; the stream is UPDATING until the parent is closed and its two children are open. */
export async function splitShard(ctx: KinesisContext, input: SplitShardInput): Promise<object> {
  checkShardIds(ctx, input, input.ShardToSplit);
  const stream = resolveReshardable(ctx, input);
  const parent = findOpenShard(ctx, stream, input.ShardToSplit ?? '');
  const middle = BigInt(input.NewStartingHashKey ?? 0);
  const { start, end } = parent.range;
  if (middle <= start + 1n || middle >= end)
    throw invalidArgument(
      `NewStartingHashKey ${middle} used in SplitShard() on shard ${parent.id} in stream ${stream.row.name} ` +
        `under account ${stream.row.accountId} is not both greater than one plus the shard's StartingHashKey ` +
        `${start} and less than the shard's EndingHashKey ${end}.`,
    );
  const { openShards } = countShards(ctx.streams.list(stream.row));
  if (openShards + 1 > ctx.shardLimit)
    throw shardLimitExceeded(ctx.caller, openShards, ctx.shardLimit, 1);
  stream.row.pendingReshard = [splitStep(parent, middle)];
  await ctx.lifecycle.begin(stream, 'UPDATING');
  return {};
}
