import type { ListChannelsInput, ListChannelsOutput, StreamFilter } from '@aws-sdk/client-kinesis';
import { type ChannelRow, channelStatus, summariseChannel } from '../channels/channel.ts';
import type { KinesisContext } from '../context.ts';
import { listChannelsMost } from '../limits.ts';
import { formatNextToken, parseNextToken } from '../next-token.ts';

/** By name [unsure of the order]. */
export function listChannels(ctx: KinesisContext, input: ListChannelsInput): ListChannelsOutput {
  const { after } =
    input.NextToken === undefined ? { after: '' } : parseNextToken(ctx, input.NextToken);
  const rest = ctx.channels
    .list(ctx.caller)
    .filter((channel) => channel.name > after && isWanted(channel, input.StreamFilter));
  const page = rest.slice(0, Math.min(input.MaxResults ?? listChannelsMost, listChannelsMost));
  const last = page.at(-1);
  const nowMs = ctx.clock.now();
  return {
    ChannelSummaries: page.flatMap((row) => {
      const status = channelStatus(row, nowMs);
      return status ? [summariseChannel(row, status)] : [];
    }),
    ...(rest.length > page.length && last
      ? { NextToken: formatNextToken(ctx, { after: last.name }) }
      : {}),
  };
}

/** Of any of the streams; where a time is given, of the stream made then and not of another of its name. */
const isWanted = (channel: ChannelRow, filters: StreamFilter[] | undefined): boolean =>
  filters?.some(
    ({ StreamARN, StreamCreationTimestamp }) =>
      StreamARN === channel.streamArn &&
      (StreamCreationTimestamp === undefined ||
        StreamCreationTimestamp.getTime() === channel.streamCreatedAtMs),
  ) ?? true;
