import type { KinesisContext } from './context.ts';
import { resolveConsumer } from './resolve-consumer.ts';
import { resolveTaggableStream } from './resolve-stream.ts';
import type { Stream } from './stream.ts';
import type { Tags } from './tags.ts';

/** What an ARN stands for that can have tags: a stream, or a consumer of one. */
export function resolveTaggedResource(
  ctx: KinesisContext,
  arn: string,
): { stream: Stream; resource: { tags: Tags } } {
  if (arn.includes('/consumer/')) {
    const { stream, consumer } = resolveConsumer(ctx, { ConsumerARN: arn });
    return { stream, resource: consumer };
  }
  const stream = resolveTaggableStream(ctx, { StreamARN: arn });
  return { stream, resource: stream.row };
}
