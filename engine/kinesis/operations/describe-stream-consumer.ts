import type {
  DescribeStreamConsumerInput,
  DescribeStreamConsumerOutput,
} from '@aws-sdk/client-kinesis';
import { describeConsumer } from '../consumer.ts';
import type { KinesisContext } from '../context.ts';
import { resolveConsumer } from '../resolve-consumer.ts';

export function describeStreamConsumer(
  ctx: KinesisContext,
  input: DescribeStreamConsumerInput,
): DescribeStreamConsumerOutput {
  const { stream, consumer } = resolveConsumer(ctx, input);
  return {
    ConsumerDescription: {
      ...describeConsumer(stream.arn, consumer, ctx.clock.now()),
      StreamARN: stream.arn,
    },
  };
}
