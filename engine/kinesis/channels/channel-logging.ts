import type { CloudWatchLogs } from '@aws-sdk/client-kinesis';
import type { ChannelRow } from './channel.ts';

/**
 * Where a channel logs. Names that are not given stay what they were, and are AWS's at first.
 * [unsure] that a channel without logging shows them too.
 */
export const logsOf = (
  { name, id }: Pick<ChannelRow, 'name' | 'id'>,
  wanted: CloudWatchLogs | undefined,
  present?: CloudWatchLogs,
): CloudWatchLogs => ({
  Enabled: wanted?.Enabled ?? false,
  LogGroupName: wanted?.LogGroupName ?? present?.LogGroupName ?? `/aws/kinesis/${name}/${id}`,
  LogStreamName: wanted?.LogStreamName ?? present?.LogStreamName ?? 'DestinationDelivery',
});
