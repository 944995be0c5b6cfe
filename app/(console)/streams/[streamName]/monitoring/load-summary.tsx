'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import { capacityOf } from './stream-capacity.ts';
import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { formatRate } from '#lib/format/rate.ts';
import { findLoad, type LoadFinding } from '#lib/kinesis/load-finding.ts';
import { wordLoad } from '#lib/kinesis/load-sentence.ts';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import type { ShardLoad } from '#lib/kinesis/shard-load.ts';

interface LoadSummaryProps {
  streamName: string;
  loads: readonly ShardLoad[];
  grid: TimeGrid;
}

const types: Record<LoadFinding['kind'], StatusIndicatorProps.Type> = {
  silent: 'info',
  calm: 'success',
  warm: 'warning',
  hot: 'warning',
  throttled: 'error',
};

/** The sentence: what a person should know before looking at any picture. */
export function LoadSummary({ streamName, loads, grid }: LoadSummaryProps) {
  const finding = findLoad(loads, grid);
  const { headline, because, advice } = wordLoad(finding);
  return (
    <Container>
      <SpaceBetween size="s">
        <div>
          <Box fontSize="heading-m" fontWeight="bold">
            <StatusIndicator type={types[finding.kind]} colorOverride="grey" wrapText>
              {headline}
            </StatusIndicator>
          </Box>
          {because !== undefined && <Box>{because}</Box>}
          {advice !== undefined && <Box>{advice}</Box>}
        </div>
        {finding.kind === 'silent' ? (
          <FirstRecords streamName={streamName} />
        ) : (
          <Totals finding={finding} loads={loads} grid={grid} />
        )}
        <LiveRegion hidden>{announcement(finding)}</LiveRegion>
      </SpaceBetween>
    </Container>
  );
}

/** Numbers tick every second; only a change of state is worth interrupting a listener. */
const announcement = (finding: LoadFinding): string =>
  finding.kind === 'hot' || finding.kind === 'throttled'
    ? `${finding.hottest.shardId} is ${finding.kind}`
    : '';

interface TotalsProps {
  finding: LoadFinding;
  loads: readonly ShardLoad[];
  grid: TimeGrid;
}

function Totals({ finding, loads, grid }: TotalsProps) {
  const { rates, capacity, shares } = capacityOf(loads, grid);
  const recent = `last ${formatDuration(finding.recentMs)}`;
  const refused = finding.recordsRefused + finding.readsRefused;
  return (
    <KeyValuePairs
      columns={4}
      items={[
        {
          label: `Records in, ${recent}`,
          value: `${formatRate(rates.recordsIn, 'records')} (${formatPercent(shares.recordsIn)} of ${formatCount(capacity.recordsIn)})`,
        },
        {
          label: `Bytes in, ${recent}`,
          value: `${formatBytes(rates.bytesIn)}/s (${formatPercent(shares.bytesIn)} of ${formatBytes(capacity.bytesIn)}/s)`,
        },
        {
          label: `Bytes out, ${recent}`,
          value: `${formatBytes(rates.bytesOut)}/s (${formatPercent(shares.bytesOut)} of ${formatBytes(capacity.bytesOut)}/s)`,
        },
        {
          label: `Refused, last ${formatDuration(finding.windowMs)}`,
          value: refused === 0 ? 'none' : formatCount(refused),
        },
      ]}
    />
  );
}

/** An empty page teaches: what brings a stream to life. */
const FirstRecords = ({ streamName }: { streamName: string }) => (
  <SpaceBetween size="xs">
    <Box>
      As soon as records come in, each shard’s load shows here by the second, against its limits of
      1,000 records/s and 1 MiB/s.
    </Box>
    <SpaceBetween direction="horizontal" size="xs">
      <Button href={`/streams/${streamName}/producers`} variant="primary">
        Start a producer
      </Button>
      <Button href={`/streams/${streamName}/records`}>Put a record</Button>
    </SpaceBetween>
  </SpaceBetween>
);
