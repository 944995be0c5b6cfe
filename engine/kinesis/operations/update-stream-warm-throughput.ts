import type {
  UpdateStreamWarmThroughputInput,
  UpdateStreamWarmThroughputOutput,
} from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { invalidArgument, invalidRequest } from '../failures.ts';
import { mostWarmThroughputMiBps } from '../limits.ts';
import { resolveActiveStream } from '../resolve-stream.ts';

/** Only for on-demand streams of an account with a billing commitment. [unsure] of the three texts. */
export async function updateStreamWarmThroughput(
  ctx: KinesisContext,
  input: UpdateStreamWarmThroughputInput,
): Promise<UpdateStreamWarmThroughputOutput> {
  const target = input.WarmThroughputMiBps ?? 0;
  if (target > mostWarmThroughputMiBps)
    throw invalidArgument(`WarmThroughputMiBps can be at most ${mostWarmThroughputMiBps}.`);
  const stream = resolveActiveStream(ctx, input);
  const { row } = stream;
  if (row.mode !== 'ON_DEMAND')
    throw invalidRequest(
      `Stream ${row.name} under account ${row.accountId} is not in On-Demand mode.`,
    );
  if (!ctx.accountSettings.isCommitted(row, ctx.clock.now()))
    throw invalidRequest(
      `Account ${row.accountId} has no minimum throughput billing commitment in ${row.region}.`,
    );
  row.warmThroughputMiBps = target;
  await ctx.lifecycle.begin(stream, 'UPDATING');
  return { StreamARN: stream.arn, StreamName: row.name, WarmThroughput: stream.warmThroughput };
}
