import type {
  RegisterStreamConsumerInput,
  RegisterStreamConsumerOutput,
} from '@aws-sdk/client-kinesis';
import {
  type ConsumerRow,
  consumerStatus,
  describeConsumer,
  livingConsumers,
} from '../consumer.ts';
import type { KinesisContext } from '../context.ts';
import { limitExceeded, resourceInUse } from '../failures.ts';
import { mostConsumers, mostConsumersCreating, mostConsumersUnderAdvantage } from '../limits.ts';
import { resolveActiveStream } from '../resolve-stream.ts';
import type { Stream } from '../stream.ts';
import { addTags } from '../tags.ts';

/** Answers at once; the consumer is CREATING for as long as a stream would be. */
export async function registerStreamConsumer(
  ctx: KinesisContext,
  input: RegisterStreamConsumerInput,
): Promise<RegisterStreamConsumerOutput> {
  const stream = resolveActiveStream(ctx, input);
  const { row } = stream;
  const nowMs = ctx.clock.now();
  const name = input.ConsumerName ?? '';
  const consumers = livingConsumers(row.consumers, nowMs);
  // [unsure] of these three texts.
  if (consumers.some((consumer) => consumer.name === name))
    throw resourceInUse(
      `Consumer ${name} under stream ${row.name} under account ${row.accountId} already exists.`,
    );
  if (consumers.length >= mostConsumersOf(ctx, stream))
    throw limitExceeded(
      `Stream ${row.name} under account ${row.accountId} already has ${consumers.length} consumers.`,
    );
  const creating = consumers.filter((each) => consumerStatus(each, nowMs) === 'CREATING').length;
  if (creating >= mostConsumersCreating)
    throw limitExceeded(
      `Stream ${row.name} under account ${row.accountId} already has ${creating} consumers in state CREATING.`,
    );
  const consumer: ConsumerRow = {
    name,
    createdAtMs: nowMs,
    activeAtMs: nowMs + ctx.lifecycle.get(),
    tags: addTags(row, {}, input.Tags ?? {}),
  };
  row.consumers = [...consumers, consumer];
  await ctx.streams.save(stream);
  return { Consumer: describeConsumer(stream.arn, consumer, nowMs) };
}

const mostConsumersOf = (ctx: KinesisContext, { row }: Stream): number =>
  row.mode === 'ON_DEMAND' && ctx.accountSettings.isCommitted(row, ctx.clock.now())
    ? mostConsumersUnderAdvantage
    : mostConsumers;
