import type { UpdateChannelInput, UpdateChannelOutput } from '@aws-sdk/client-kinesis';
import { type ChannelRow, describeChannel } from '../channels/channel.ts';
import { logsOf } from '../channels/channel-logging.ts';
import { checkFreshness } from '../channels/check-channel.ts';
import { resolveActiveChannel } from '../channels/resolve-channel.ts';
import type { KinesisContext } from '../context.ts';
import { invalidArgument } from '../failures.ts';

/** Changes freshness and logging, the only two that AWS lets be changed. The channel is UPDATING meanwhile. */
export async function updateChannel(
  ctx: KinesisContext,
  input: UpdateChannelInput,
): Promise<UpdateChannelOutput> {
  const { S3DestinationConfiguration: s3, S3TablesDestinationConfiguration: s3Tables } = input;
  checkFreshness(s3?.DataFreshnessInSeconds);
  checkFreshness(s3Tables?.DataFreshnessInSeconds);
  if (!s3 && !s3Tables && !input.LoggingConfiguration)
    // [unsure] of this text and that it is refused.
    throw invalidArgument(
      'At least one of S3DestinationConfiguration, S3TablesDestinationConfiguration and LoggingConfiguration ' +
        'should be provided.',
    );
  const channel = resolveActiveChannel(ctx, input.ChannelARN ?? '');
  change(channel, input);
  channel.passing = 'UPDATING';
  channel.passedAtMs = ctx.clock.now() + ctx.lifecycle.get();
  await ctx.channels.save(channel);
  return { ChannelDescription: describeChannel(channel, 'UPDATING') };
}

function change(channel: ChannelRow, input: UpdateChannelInput): void {
  const { S3DestinationConfiguration: s3, S3TablesDestinationConfiguration: s3Tables } = input;
  // [unsure] of the text.
  if ((s3 && !channel.s3) || (s3Tables && !channel.s3Tables))
    throw invalidArgument('The destination of a channel cannot be changed.');
  if (s3 && channel.s3) channel.s3.DataFreshnessInSeconds = s3.DataFreshnessInSeconds;
  if (s3Tables && channel.s3Tables)
    channel.s3Tables.DataFreshnessInSeconds = s3Tables.DataFreshnessInSeconds;
  const logs = input.LoggingConfiguration?.CloudWatchLogs;
  if (logs)
    channel.logging = { CloudWatchLogs: logsOf(channel, logs, channel.logging.CloudWatchLogs) };
}
