import type { IncreaseStreamRetentionPeriodInput } from '@aws-sdk/client-kinesis';
import { changeRetention } from '../change-retention.ts';
import type { KinesisContext } from '../context.ts';

/** Records that have not expired yet live longer; those that have stay gone. */
export const increaseStreamRetentionPeriod = (
  ctx: KinesisContext,
  input: IncreaseStreamRetentionPeriodInput,
): Promise<object> => changeRetention(ctx, input, 'longer');
