import type { UpdateMaxRecordSizeInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { resolveActiveStream } from '../resolve-stream.ts';

/** Holds for records put from now on. */
export async function updateMaxRecordSize(
  ctx: KinesisContext,
  input: UpdateMaxRecordSizeInput,
): Promise<object> {
  const stream = resolveActiveStream(ctx, input);
  stream.row.maxRecordSizeKiB = input.MaxRecordSizeInKiB ?? stream.row.maxRecordSizeKiB;
  await ctx.lifecycle.begin(stream, 'UPDATING');
  return {};
}
