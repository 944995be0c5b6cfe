import type { ListTagsForResourceInput, ListTagsForResourceOutput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { resolveTaggedResource } from '../resolve-resource.ts';
import { listTags } from '../tags.ts';

export function listTagsForResource(
  ctx: KinesisContext,
  input: ListTagsForResourceInput,
): ListTagsForResourceOutput {
  const { resource } = resolveTaggedResource(ctx, input.ResourceARN ?? '');
  return { Tags: listTags(resource.tags) };
}
