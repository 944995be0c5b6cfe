import type { UpdateStreamModeInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { ofLastDay } from '../daily-quota.ts';
import { limitExceeded, resourceInUse } from '../failures.ts';
import { mostModeChangesADay } from '../limits.ts';
import { resolveActiveStream } from '../resolve-stream.ts';

/** The shards stay as they are; the stream is UPDATING meanwhile. Twice in any 24 hours. */
export async function updateStreamMode(
  ctx: KinesisContext,
  input: UpdateStreamModeInput,
): Promise<object> {
  const stream = resolveActiveStream(ctx, input);
  const { row } = stream;
  // Channels need an on-demand stream. [unsure] of the text and that AWS refuses here.
  const leavesOnDemand = input.StreamModeDetails?.StreamMode === 'PROVISIONED';
  if (leavesOnDemand && ctx.channels.deliveringFrom(stream).length > 0)
    throw resourceInUse(
      `Stream ${row.name} under account ${row.accountId} cannot leave ON_DEMAND mode because it has active channels.`,
    );
  const nowMs = ctx.clock.now();
  row.modeChangedAtMs = ofLastDay(row.modeChangedAtMs, nowMs);
  // [unsure] of the text.
  if (row.modeChangedAtMs.length >= mostModeChangesADay)
    throw limitExceeded(
      `Stream ${row.name} under account ${row.accountId} can change its mode ${mostModeChangesADay} times in 24 hours.`,
    );
  row.modeChangedAtMs.push(nowMs);
  row.mode = input.StreamModeDetails?.StreamMode ?? row.mode;
  if (row.mode === 'PROVISIONED') row.distribution = 'USER_PARTITION_KEY';
  row.warmThroughputMiBps = input.WarmThroughputMiBps ?? row.warmThroughputMiBps;
  await ctx.lifecycle.begin(stream, 'UPDATING');
  return {};
}
