import type { MergeShardsInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { invalidArgument } from '../failures.ts';
import { mergeStep } from '../reshard.ts';
import { checkShardIds, findOpenShard, resolveReshardable } from '../resolve-reshard.ts';

/**
 * Answers at once; the stream is UPDATING until both parents are closed and their child is open. The shards are taken
 * in the order of the arguments: the adjacent one must begin where the first ends, as kinesalite's authors measured.
 */
export async function mergeShards(ctx: KinesisContext, input: MergeShardsInput): Promise<object> {
  checkShardIds(ctx, input, input.ShardToMerge, input.AdjacentShardToMerge);
  const stream = resolveReshardable(ctx, input);
  const first = findOpenShard(ctx, stream, input.ShardToMerge ?? '');
  const second = findOpenShard(ctx, stream, input.AdjacentShardToMerge ?? '');
  if (first.range.end + 1n !== second.range.start)
    throw invalidArgument(
      `Shards ${first.id} and ${second.id} in stream ${stream.row.name} under account ` +
        `${stream.row.accountId} are not an adjacent pair of shards eligible for merging`,
    );
  stream.row.pendingReshard = [mergeStep(first, second)];
  await ctx.lifecycle.begin(stream, 'UPDATING');
  return {};
}
