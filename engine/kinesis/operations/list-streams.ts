import type { ListStreamsInput, ListStreamsOutput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { callLimits } from '../limits.ts';
import { formatNextToken, parseNextToken } from '../next-token.ts';

export function listStreams(ctx: KinesisContext, input: ListStreamsInput): ListStreamsOutput {
  const { after } =
    input.NextToken === undefined
      ? { after: input.ExclusiveStartStreamName ?? '' }
      : parseNextToken(ctx, input.NextToken);
  const rest = ctx.streams.list(ctx.caller).filter(({ row }) => row.name > after);
  const page = rest.slice(0, input.Limit ?? callLimits.listStreamsDefault);
  const last = page.at(-1);
  const hasMore = rest.length > page.length;
  return {
    StreamNames: page.map(({ row }) => row.name),
    HasMoreStreams: hasMore,
    ...(hasMore && last ? { NextToken: formatNextToken(ctx, { after: last.row.name }) } : {}),
    StreamSummaries: page.map(({ row, arn }) => ({
      StreamName: row.name,
      StreamARN: arn,
      StreamStatus: row.status,
      StreamModeDetails: { StreamMode: row.mode },
      StreamCreationTimestamp: new Date(row.createdAtMs),
    })),
  };
}
