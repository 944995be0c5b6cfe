'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Icon, { type IconProps } from '@cloudscape-design/components/icon';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { LoadRemedy } from './load-remedy.tsx';
import { SampleButton } from './sample-button.tsx';
import { capacityOf } from './stream-capacity.ts';
import { useHeaviestKey } from './use-heaviest-key.ts';
import type { ShardView } from '../shard-view.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { formatRate } from '#lib/format/rate.ts';
import type { LoadFinding } from '#lib/kinesis/load-finding.ts';
import { refusedText, wordLoad } from '#lib/kinesis/load-sentence.ts';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import type { ShardLoad } from '#lib/kinesis/shard-load.ts';
import type { ShardMetric } from '#lib/kinesis/shard-metrics.ts';

interface LoadSummaryProps {
  streamName: string;
  /** The open ones. */
  shards: readonly ShardView[];
  finding: LoadFinding;
  loads: readonly ShardLoad[];
  grid: TimeGrid;
  metrics: readonly ShardMetric[];
}

interface Look {
  name: IconProps.Name;
  variant: IconProps.Variant;
}

const looks: Record<LoadFinding['kind'], Look> = {
  silent: { name: 'status-info', variant: 'subtle' },
  calm: { name: 'status-positive', variant: 'success' },
  warm: { name: 'status-warning', variant: 'warning' },
  hot: { name: 'status-warning', variant: 'warning' },
  throttled: { name: 'status-negative', variant: 'error' },
};

/** The sentence: what a person should know before looking at any picture. */
export function LoadSummary(props: LoadSummaryProps) {
  const { streamName, finding, shards } = props;
  const { simulated } = useConnection();
  const hottest = isTrouble(finding) ? finding.hottest : undefined;
  const shard = shards.find(({ shardId }) => shardId === hottest?.shardId);
  const { heaviest, sample } = useHeaviestKey(streamName, hottest, shard);
  const { headline, because, advice, remedy } = wordLoad(finding, heaviest);
  const canSample = !simulated && hottest !== undefined && hottest.cause !== 'readers';
  return (
    <Container>
      <SpaceBetween size="s">
        <div>
          <Box variant="h2" padding="n">
            <Icon {...looks[finding.kind]} size="inherit" /> {headline}
          </Box>
          {because !== undefined && <Box padding={{ top: 'xxs' }}>{because}</Box>}
          {advice !== undefined && <Box>{advice}</Box>}
        </div>
        {hottest && remedy && (
          <SpaceBetween direction="horizontal" size="s">
            <LoadRemedy
              {...{ streamName, remedy }}
              shardId={hottest.shardId}
              keysAreKnown={heaviest !== undefined}
            />
            {canSample && <SampleButton sample={sample} />}
          </SpaceBetween>
        )}
        {finding.kind === 'silent' ? (
          <FirstRecords streamName={streamName} />
        ) : (
          <Totals {...props} />
        )}
        <LiveRegion hidden>{announcement(finding)}</LiveRegion>
      </SpaceBetween>
    </Container>
  );
}

type Trouble = Extract<LoadFinding, { hottest: unknown }>;

const isTrouble = (finding: LoadFinding): finding is Trouble =>
  finding.kind === 'hot' || finding.kind === 'throttled';

/** Numbers tick every second; only a change of state is worth interrupting a listener. */
const announcement = (finding: LoadFinding): string =>
  isTrouble(finding) ? `${finding.hottest.shardId} is ${finding.kind}` : '';

/** What the whole stream does, as far as it is measured, against what its shards can do together. */
function Totals({ finding, loads, grid, metrics }: LoadSummaryProps) {
  const { rates, capacity, shares } = capacityOf(loads, grid);
  const recent = `last ${formatDuration(finding.recentMs)}`;
  const bytes = (limit: 'bytesIn' | 'bytesOut') =>
    `${formatBytes(rates[limit])}/s (${formatPercent(shares[limit])} of ${formatBytes(capacity[limit])}/s)`;
  const items = [
    {
      metric: 'recordsIn',
      label: `Records in, ${recent}`,
      value: `${formatRate(rates.recordsIn, 'records')} (${formatPercent(shares.recordsIn)} of ${formatCount(capacity.recordsIn)})`,
    },
    { metric: 'bytesIn', label: `Bytes in, ${recent}`, value: bytes('bytesIn') },
    { metric: 'bytesOut', label: `Bytes out, ${recent}`, value: bytes('bytesOut') },
    {
      metric: 'recordsRefused',
      label: `Throttled, last ${formatDuration(finding.windowMs)}`,
      value: refusedText(finding.recordsRefused, finding.readsRefused) || 'nothing',
    },
  ] as const;
  return (
    <KeyValuePairs
      columns={4}
      items={items
        .filter(({ metric }) => metrics.includes(metric))
        .map(({ label, value }) => ({ label, value }))}
    />
  );
}

/** An empty page teaches: what brings a stream to life. */
const FirstRecords = ({ streamName }: { streamName: string }) => (
  <SpaceBetween size="xs">
    <Box>
      As soon as records come in, each shard’s load shows here by the second, against its limits of
      1,000 records/s and 1 MiB/s. A longer window shows what was before.
    </Box>
    <SpaceBetween direction="horizontal" size="xs">
      <Button href={`/streams/${streamName}/producers`} variant="primary">
        Start a producer
      </Button>
      <Button href={`/streams/${streamName}/records`}>Put a record</Button>
    </SpaceBetween>
  </SpaceBetween>
);
