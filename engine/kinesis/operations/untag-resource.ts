import type { UntagResourceInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { resolveTaggedResource } from '../resolve-resource.ts';
import { removeTags } from '../tags.ts';

export async function untagResource(
  ctx: KinesisContext,
  input: UntagResourceInput,
): Promise<object> {
  const tagged = resolveTaggedResource(ctx, input.ResourceARN ?? '');
  tagged.resource.tags = removeTags(tagged.owner, tagged.resource.tags, input.TagKeys ?? []);
  await tagged.save();
  return {};
}
