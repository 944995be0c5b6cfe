import type { ListTagsForStreamInput, ListTagsForStreamOutput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { mostTags } from '../limits.ts';
import { resolveStream } from '../resolve-stream.ts';
import { listTags } from '../tags.ts';

export function listTagsForStream(
  ctx: KinesisContext,
  input: ListTagsForStreamInput,
): ListTagsForStreamOutput {
  const { row } = resolveStream(ctx, input);
  const rest = listTags(row.tags).filter(({ Key }) => Key > (input.ExclusiveStartTagKey ?? ''));
  const page = rest.slice(0, input.Limit ?? mostTags);
  return { Tags: page, HasMoreTags: rest.length > page.length };
}
