'use client';

import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import { FavouriteButton } from '../../favourite-button.tsx';
import type { Output } from '#lib/aws/operations.ts';
import { plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';

type Summary = Output<'kinesis', 'DescribeStreamSummary'>['StreamDescriptionSummary'];

const hourMs = 3_600_000;

/** A day is said in hours, as AWS does. */
const retentionText = (hours: number): string =>
  hours < 48 ? `${hours} h` : formatDuration(hours * hourMs);

const statusTypes: Record<string, StatusIndicatorProps.Type> = {
  ACTIVE: 'success',
  CREATING: 'in-progress',
  UPDATING: 'in-progress',
  DELETING: 'in-progress',
};

const modes: Record<string, string> = { PROVISIONED: 'Provisioned', ON_DEMAND: 'On-demand' };

/** The stream's name and what it is, in one line. */
export function StreamHeader({ streamName, summary }: { streamName: string; summary: Summary }) {
  const status = summary?.StreamStatus ?? '';
  const mode = summary?.StreamModeDetails?.StreamMode ?? '';
  const hours = summary?.RetentionPeriodHours;
  const arn = summary?.StreamARN;
  return (
    <div>
      <div style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
        <Box variant="h1" padding="n">
          {streamName}
        </Box>
        <FavouriteButton streamName={streamName} />
      </div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 20px', alignItems: 'center' }}>
        <StatusIndicator type={statusTypes[status] ?? 'info'}>{status}</StatusIndicator>
        {mode !== '' && <Box>{modes[mode] ?? mode}</Box>}
        {summary?.OpenShardCount !== undefined && status !== 'CREATING' && (
          <Box>{plural(summary.OpenShardCount, 'open shard')}</Box>
        )}
        {hours !== undefined && <Box>Keeps records {retentionText(hours)}</Box>}
        {arn !== undefined && (
          <Box>
            <CopyToClipboard
              variant="inline"
              textToDisplay={arn}
              textToCopy={arn}
              copyButtonAriaLabel="Copy the ARN"
              copySuccessText="ARN copied"
              copyErrorText="ARN not copied"
            />
          </Box>
        )}
      </div>
    </div>
  );
}
