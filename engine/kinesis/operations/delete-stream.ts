import type { DeleteStreamInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { resolveActiveStream } from '../resolve-stream.ts';

/** Answers at once; the stream is DELETING until its lifecycle ends, and its records can be read until then. */
export async function deleteStream(ctx: KinesisContext, input: DeleteStreamInput): Promise<object> {
  await ctx.lifecycle.begin(resolveActiveStream(ctx, input), 'DELETING');
  return {};
}
