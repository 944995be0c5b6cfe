import type { RemoveTagsFromStreamInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { resolveTaggableStream } from '../resolve-stream.ts';
import { removeTags } from '../tags.ts';

/** Keys that the stream does not have are no fault. */
export async function removeTagsFromStream(
  ctx: KinesisContext,
  input: RemoveTagsFromStreamInput,
): Promise<object> {
  const stream = resolveTaggableStream(ctx, input);
  stream.row.tags = removeTags(stream.row, stream.row.tags, input.TagKeys ?? []);
  await ctx.streams.save(stream);
  return {};
}
