import type { DescribeChannelInput, DescribeChannelOutput } from '@aws-sdk/client-kinesis';
import { describeChannel as describe } from '../channels/channel.ts';
import { resolveChannel } from '../channels/resolve-channel.ts';
import type { KinesisContext } from '../context.ts';

/** Works in every state. */
export function describeChannel(
  ctx: KinesisContext,
  input: DescribeChannelInput,
): DescribeChannelOutput {
  const { channel, status } = resolveChannel(ctx, input.ChannelARN ?? '');
  return { ChannelDescription: describe(channel, status) };
}
