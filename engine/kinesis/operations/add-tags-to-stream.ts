import type { AddTagsToStreamInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { resolveTaggableStream } from '../resolve-stream.ts';
import { addTags } from '../tags.ts';

export async function addTagsToStream(
  ctx: KinesisContext,
  input: AddTagsToStreamInput,
): Promise<object> {
  const stream = resolveTaggableStream(ctx, input);
  stream.row.tags = addTags(stream.row, stream.row.tags, input.Tags ?? {});
  await ctx.streams.save(stream);
  return {};
}
