import type {
  DescribeAccountSettingsInput,
  DescribeAccountSettingsOutput,
} from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';

export const describeAccountSettings = (
  ctx: KinesisContext,
  _input: DescribeAccountSettingsInput,
): DescribeAccountSettingsOutput => ({
  MinimumThroughputBillingCommitment: ctx.accountSettings.describe(ctx.caller, ctx.clock.now()),
});
