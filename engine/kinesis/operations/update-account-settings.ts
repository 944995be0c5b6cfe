import type {
  UpdateAccountSettingsInput,
  UpdateAccountSettingsOutput,
} from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';

export async function updateAccountSettings(
  ctx: KinesisContext,
  input: UpdateAccountSettingsInput,
): Promise<UpdateAccountSettingsOutput> {
  const nowMs = ctx.clock.now();
  const isEnabled = input.MinimumThroughputBillingCommitment?.Status === 'ENABLED';
  await ctx.accountSettings.put(ctx.caller, isEnabled, nowMs);
  return { MinimumThroughputBillingCommitment: ctx.accountSettings.describe(ctx.caller, nowMs) };
}
