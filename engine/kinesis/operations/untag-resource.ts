import type { UntagResourceInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { resolveTaggedResource } from '../resolve-resource.ts';
import { removeTags } from '../tags.ts';

export async function untagResource(
  ctx: KinesisContext,
  input: UntagResourceInput,
): Promise<object> {
  const { stream, resource } = resolveTaggedResource(ctx, input.ResourceARN ?? '');
  resource.tags = removeTags(resource.tags, input.TagKeys ?? []);
  await ctx.streams.save(stream);
  return {};
}
