import type { LabContext } from '#engine/lab/context.ts';
import { getLimits } from '#engine/lab/operations/get-limits.ts';
import type { PutLimitsInput, PutLimitsOutput } from '#lib/lab-client/types.ts';

export async function putLimits(
  ctx: LabContext,
  { Enforced = true, StreamName }: PutLimitsInput,
): Promise<PutLimitsOutput> {
  await ctx.kinesis.limits.put(ctx.caller, Enforced, StreamName);
  return getLimits(ctx, { StreamName });
}
