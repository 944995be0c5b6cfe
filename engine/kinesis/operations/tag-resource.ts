import type { TagResourceInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { resolveTaggedResource } from '../resolve-resource.ts';
import { addTags } from '../tags.ts';

export async function tagResource(ctx: KinesisContext, input: TagResourceInput): Promise<object> {
  const { stream, resource } = resolveTaggedResource(ctx, input.ResourceARN ?? '');
  resource.tags = addTags(stream.row, resource.tags, input.Tags ?? {});
  await ctx.streams.save(stream);
  return {};
}
