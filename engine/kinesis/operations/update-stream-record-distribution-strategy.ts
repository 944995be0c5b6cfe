import type { UpdateStreamRecordDistributionStrategyInput } from '@aws-sdk/client-kinesis';
import { checkDistribution } from '../check-distribution.ts';
import type { KinesisContext } from '../context.ts';
import { resolveActiveStream } from '../resolve-stream.ts';

/** Holds at once, for records put from now on. */
export async function updateStreamRecordDistributionStrategy(
  ctx: KinesisContext,
  input: UpdateStreamRecordDistributionStrategyInput,
): Promise<object> {
  const stream = resolveActiveStream(ctx, input);
  const strategy = input.RecordDistributionStrategy ?? 'USER_PARTITION_KEY';
  checkDistribution(strategy, stream.row.mode);
  stream.row.distribution = strategy;
  await ctx.streams.save(stream);
  return {};
}
