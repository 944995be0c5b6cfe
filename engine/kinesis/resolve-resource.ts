import { resolveChannel } from './channels/resolve-channel.ts';
import { type ConsumerRow, consumerStatus } from './consumer.ts';
import type { KinesisContext } from './context.ts';
import { resourceInUse, resourceNotFound } from './failures.ts';
import { resolveConsumer } from './resolve-consumer.ts';
import { resolveStream, resolveTaggableStream } from './resolve-stream.ts';
import type { Stream, StreamRow } from './stream.ts';
import type { Tags } from './tags.ts';

/** A stream, or one of its consumers: what a policy can be of. Saving the stream saves both. */
export interface Resource {
  stream: Stream;
  resource: StreamRow | ConsumerRow;
}

/** A stream, one of its consumers, or a channel: what an ARN to tag can stand for. */
interface TaggedResource {
  /** What a refusal names. */
  owner: Pick<StreamRow, 'name' | 'accountId'>;
  resource: { tags: Tags };
  save(): Promise<void>;
}

const isConsumerArn = (arn: string): boolean => arn.includes('/consumer/');
const isChannelArn = (arn: string): boolean => arn.includes(':channel/');

export function resolveTaggedResource(ctx: KinesisContext, arn: string): TaggedResource {
  if (isChannelArn(arn)) {
    const { channel } = resolveChannel(ctx, arn);
    return { owner: channel, resource: channel, save: () => ctx.channels.save(channel) };
  }
  const { stream, resource } = resolveTaggedOfStream(ctx, arn);
  return { owner: stream.row, resource, save: () => ctx.streams.save(stream) };
}

function resolveTaggedOfStream(ctx: KinesisContext, arn: string): Resource {
  if (isConsumerArn(arn)) {
    const { stream, consumer } = resolveConsumer(ctx, { ConsumerARN: arn });
    return { stream, resource: consumer };
  }
  const stream = resolveTaggableStream(ctx, { StreamARN: arn });
  return { stream, resource: stream.row };
}

export function resolvePolicyResource(ctx: KinesisContext, arn: string): Resource {
  if (!isConsumerArn(arn)) {
    const stream = findStream(ctx, arn);
    return { stream, resource: stream.row };
  }
  const { stream, consumer } = resolveConsumer(ctx, { ConsumerARN: arn });
  if (consumerStatus(consumer, ctx.clock.now()) !== 'ACTIVE')
    throw resourceInUse(
      `Consumer ${consumer.name} with creation timestamp ${Math.floor(consumer.createdAtMs / 1000)} ` +
        `under stream ${stream.row.name} and account ${stream.row.accountId} is not in ACTIVE status.`,
    );
  return { stream, resource: consumer };
}

/** The policy operations name an unknown stream by its ARN. */
function findStream(ctx: KinesisContext, arn: string): Stream {
  try {
    return resolveStream(ctx, { StreamARN: arn });
  } catch {
    throw resourceNotFound(`Stream ${arn} under account ${ctx.caller.accountId} not found.`);
  }
}
