import type { ConsumerRow } from './consumer.ts';
import { consumerArn, livingConsumers } from './consumer.ts';
import type { KinesisContext } from './context.ts';
import { consumerNotFound, invalidArgument } from './failures.ts';
import { resolveStream } from './resolve-stream.ts';
import type { Stream } from './stream.ts';

/** How a request names its consumer: by ARN, or by stream and name, or by both when they agree. */
export interface ConsumerReference {
  ConsumerARN?: string | undefined;
  StreamARN?: string | undefined;
  ConsumerName?: string | undefined;
}

export function resolveConsumer(
  ctx: KinesisContext,
  reference: ConsumerReference,
): { stream: Stream; consumer: ConsumerRow } {
  const { ConsumerARN, StreamARN, ConsumerName } = reference;
  const streamInArn = ConsumerARN?.split('/consumer/')[0];
  // [unsure] of both texts.
  if (streamInArn !== undefined && StreamARN !== undefined && streamInArn !== StreamARN)
    throw invalidArgument('StreamARN and ConsumerARN do not refer to the same stream.');
  if (ConsumerARN === undefined && (StreamARN === undefined || ConsumerName === undefined))
    throw invalidArgument('Either ConsumerARN, or StreamARN and ConsumerName, should be provided.');
  const stream = resolveStream(ctx, { StreamARN: StreamARN ?? streamInArn });
  const consumer = livingConsumers(stream.row.consumers, ctx.clock.now()).find(
    (candidate) =>
      (ConsumerName === undefined || candidate.name === ConsumerName) &&
      (ConsumerARN === undefined || consumerArn(stream.arn, candidate) === ConsumerARN),
  );
  if (!consumer) throw consumerNotFound(ctx.caller, ConsumerARN ?? ConsumerName ?? '');
  return { stream, consumer };
}
