import type { DecreaseStreamRetentionPeriodInput } from '@aws-sdk/client-kinesis';
import { changeRetention } from '../change-retention.ts';
import type { KinesisContext } from '../context.ts';

/** Records older than the new period are gone at once. */
export const decreaseStreamRetentionPeriod = (
  ctx: KinesisContext,
  input: DecreaseStreamRetentionPeriodInput,
): Promise<object> => changeRetention(ctx, input, 'shorter');
