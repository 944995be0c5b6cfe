import type { TagResourceInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { resolveTaggedResource } from '../resolve-resource.ts';
import { addTags } from '../tags.ts';

export async function tagResource(ctx: KinesisContext, input: TagResourceInput): Promise<object> {
  const tagged = resolveTaggedResource(ctx, input.ResourceARN ?? '');
  tagged.resource.tags = addTags(tagged.owner, tagged.resource.tags, input.Tags ?? {});
  await tagged.save();
  return {};
}
