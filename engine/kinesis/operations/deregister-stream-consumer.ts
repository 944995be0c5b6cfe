import type { DeregisterStreamConsumerInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { resolveConsumer } from '../resolve-consumer.ts';

/** Answers at once; the consumer is DELETING for as long as a stream would be. */
export async function deregisterStreamConsumer(
  ctx: KinesisContext,
  input: DeregisterStreamConsumerInput,
): Promise<object> {
  const { stream, consumer } = resolveConsumer(ctx, input);
  consumer.goneAtMs ??= ctx.clock.now() + ctx.lifecycle.get();
  await ctx.streams.save(stream);
  return {};
}
