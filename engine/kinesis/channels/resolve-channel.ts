import type { ChannelStatus } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { resourceInUse, resourceNotFound } from '../failures.ts';
import { type ChannelRow, channelArn, channelStatus } from './channel.ts';

/** A channel that is there, and its state. One of another account or region is as good as unknown [unsure]. */
export function resolveChannel(
  ctx: KinesisContext,
  arn: string,
): { channel: ChannelRow; status: ChannelStatus } {
  const { accountId, region } = ctx.caller;
  const channel = ctx.channels.find(arn);
  const status = channel && channelStatus(channel, ctx.clock.now());
  if (!channel || !status || channel.accountId !== accountId || channel.region !== region)
    // [unsure] of the text.
    throw resourceNotFound(`Channel ${arn} under account ${accountId} not found.`);
  return { channel, status };
}

/** The same for changing a channel. */
export function resolveActiveChannel(ctx: KinesisContext, arn: string): ChannelRow {
  const { channel, status } = resolveChannel(ctx, arn);
  if (status !== 'ACTIVE')
    // [unsure] of the text.
    throw resourceInUse(
      `Channel ${channelArn(channel)} under account ${channel.accountId} not ACTIVE, instead in state ${status}`,
    );
  return channel;
}
