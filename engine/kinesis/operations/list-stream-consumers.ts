import type { ListStreamConsumersInput, ListStreamConsumersOutput } from '@aws-sdk/client-kinesis';
import { describeConsumer, livingConsumers } from '../consumer.ts';
import type { KinesisContext } from '../context.ts';
import { callLimits } from '../limits.ts';
import { formatNextToken, parseNextToken } from '../next-token.ts';
import { resolveStream } from '../resolve-stream.ts';

export function listStreamConsumers(
  ctx: KinesisContext,
  input: ListStreamConsumersInput,
): ListStreamConsumersOutput {
  const nowMs = ctx.clock.now();
  const { after } =
    input.NextToken === undefined ? { after: '' } : parseNextToken(ctx, input.NextToken);
  const stream = resolveStream(ctx, input);
  const rest = livingConsumers(stream.row.consumers, nowMs)
    .filter(({ name }) => name > after)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const page = rest.slice(0, input.MaxResults ?? callLimits.listConsumersDefault);
  const last = page.at(-1);
  return {
    Consumers: page.map((row) => describeConsumer(stream.arn, row, nowMs)),
    ...(rest.length > page.length && last
      ? { NextToken: formatNextToken(ctx, { after: last.name }) }
      : {}),
  };
}
