import type { DeleteChannelInput } from '@aws-sdk/client-kinesis';
import { resolveChannel } from '../channels/resolve-channel.ts';
import type { KinesisContext } from '../context.ts';

/** Answers at once; the channel is DELETING for as long as a stream would be. AWS documents no state that refuses it. */
export async function deleteChannel(
  ctx: KinesisContext,
  input: DeleteChannelInput,
): Promise<object> {
  const { channel, status } = resolveChannel(ctx, input.ChannelARN ?? '');
  if (status === 'DELETING') return {};
  channel.passing = 'DELETING';
  channel.passedAtMs = ctx.clock.now() + ctx.lifecycle.get();
  await ctx.channels.save(channel);
  return {};
}
