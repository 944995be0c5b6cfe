import type { UpdateShardCountInput, UpdateShardCountOutput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { ofLastDay } from '../daily-quota.ts';
import { limitExceeded } from '../failures.ts';
import { mostScalingsADay, mostShardsByScaling } from '../limits.ts';
import { countShards } from '../quota.ts';
import { resolveReshardable } from '../resolve-reshard.ts';
import { planScaling } from '../scaling-plan.ts';
import type { Stream } from '../stream.ts';

/** Answers at once; the stream is UPDATING until its open shards are `TargetShardCount` equally wide ones. */
export async function updateShardCount(
  ctx: KinesisContext,
  input: UpdateShardCountInput,
): Promise<UpdateShardCountOutput> {
  const stream = resolveReshardable(ctx, input);
  const { row, arn, openShards } = stream;
  const target = input.TargetShardCount ?? 0;
  const nowMs = ctx.clock.now();
  row.scaledAtMs = ofLastDay(row.scaledAtMs, nowMs);
  checkTarget(ctx, stream, target);
  const pieces = openShards
    .map((shard) => ({ index: shard.row.index, ...shard.range }))
    .toSorted((a, b) => (a.start < b.start ? -1 : 1));
  row.pendingReshard = planScaling(pieces, target, row.nextShardIndex);
  row.scaledAtMs.push(nowMs);
  await ctx.lifecycle.begin(stream, 'UPDATING');
  return {
    StreamName: row.name,
    CurrentShardCount: openShards.length,
    TargetShardCount: target,
    StreamARN: arn,
  };
}

function checkTarget(ctx: KinesisContext, stream: Stream, target: number): void {
  const open = stream.openShards.length;
  const counts = `Current open shard count: ${open}, Target shard count: ${target}`;
  if (target > open * 2)
    throw limitExceeded(
      `UpdateShardCount cannot scale up over double your current open shard count. ${counts}`,
    );
  if (target < open / 2)
    throw limitExceeded(
      `UpdateShardCount cannot scale down below half your current open shard count. ${counts}`,
    );
  const others = countShards(ctx.streams.list(stream.row)).openShards - open;
  const most = Math.min(mostShardsByScaling, ctx.shardLimit - others);
  if (target > most)
    throw limitExceeded(
      `Target shard count or number of open shards cannot be greater than ${most}. ${counts}`,
    );
  // [unsure] of the text.
  if (stream.row.scaledAtMs.length >= mostScalingsADay)
    throw limitExceeded(
      `UpdateShardCount can be called ${mostScalingsADay} times in 24 hours for stream ${stream.row.name} ` +
        `under account ${stream.row.accountId}.`,
    );
}
