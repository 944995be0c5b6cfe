import type { SubscribeToShardInput, SubscribeToShardOutput } from '@aws-sdk/client-kinesis';
import { consumerStatus } from '../consumer.ts';
import type { KinesisContext } from '../context.ts';
import { endDryRun } from '../dry-run.ts';
import { consumerNotActive } from '../failures.ts';
import { resolveConsumer } from '../resolve-consumer.ts';
import { checkStartingPosition, findLivingShard, positionOf } from '../starting-position.ts';
import { Subscription } from '../subscription.ts';

/** Answers with events for five minutes. That another subscription is too young to yield is itself an event, as on AWS. */
export function subscribeToShard(
  ctx: KinesisContext,
  input: SubscribeToShardInput,
): SubscribeToShardOutput {
  const { ConsumerARN, ShardId = '', StartingPosition } = input;
  const startingPosition = {
    type: StartingPosition?.Type,
    sequenceNumber: StartingPosition?.SequenceNumber,
    timestamp: StartingPosition?.Timestamp,
  };
  checkStartingPosition(ctx, startingPosition);
  const { stream, consumer } = resolveConsumer(ctx, { ConsumerARN });
  if (consumerStatus(consumer, ctx.clock.now()) !== 'ACTIVE')
    throw consumerNotActive(stream, consumer);
  const shard = findLivingShard(ctx, stream, ShardId);
  const position = positionOf(ctx, stream, shard, startingPosition);
  endDryRun(input);
  return { EventStream: new Subscription(ctx, { stream, shard, consumer, position }) };
}
