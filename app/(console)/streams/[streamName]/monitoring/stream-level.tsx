'use client';

import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { LatencyPanel } from './latency-panel.tsx';
import { syncId } from './limit-charts.tsx';
import { resolutionNote, resolutionOf } from './resolution.ts';
import { useChartAlarms } from './use-chart-alarms.tsx';
import { useStreamPeaks } from './use-peaks.ts';
import { LiveBar } from '../live-bar.tsx';
import { MetricsNotOffered } from '../metrics-not-offered.tsx';
import { ShardMetricsOff } from '../shard-metrics-off.tsx';
import { useStreamMetrics, useTimeWindow } from '../use-loads.ts';
import { useMetricsOffered } from '../../../use-metrics-offered.ts';
import { LimitChart } from '#components/charts/draw/limit-chart.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { plural } from '#lib/format/count.ts';
import { formatSignificant } from '#lib/format/significant.ts';
import { endOf, type MetricWindow } from '#lib/kinesis/metric-window.ts';
import { type StreamMetric, streamSeries } from '#lib/kinesis/stream-metrics.ts';
import { type ShardLimit, shardLimits } from '#lib/kinesis/utilisation.ts';

const metrics = [
  'recordsIn',
  'bytesIn',
  'bytesOut',
  'reads',
  'recordsRefused',
  'readsRefused',
] as const;

const noMetrics: readonly [] = [];
const mebibyte = 1_048_576;

interface StreamChart {
  metric: StreamMetric & (typeof metrics)[number];
  title: string;
  unit: string;
  per: number;
  limit?: ShardLimit;
}

const charts: readonly StreamChart[] = [
  { metric: 'recordsIn', title: 'Records in', unit: 'records/s', per: 1, limit: 'recordsIn' },
  { metric: 'bytesIn', title: 'Bytes in', unit: 'MiB/s', per: mebibyte, limit: 'bytesIn' },
  { metric: 'bytesOut', title: 'Bytes out', unit: 'MiB/s', per: mebibyte, limit: 'bytesOut' },
  { metric: 'reads', title: 'Reads', unit: 'reads/s', per: 1, limit: 'reads' },
  { metric: 'recordsRefused', title: 'Throttled records', unit: 'records refused', per: 1 },
  { metric: 'readsRefused', title: 'Throttled reads', unit: 'calls refused', per: 1 },
];

interface StreamLevelProps {
  streamName: string;
  shardCount: number;
}

/** What can be seen of a stream whose shards are not measured. */
export function StreamLevel({ streamName, shardCount }: StreamLevelProps) {
  const { simulated } = useConnection();
  const { timeWindow } = useTimeWindow();
  const query = useStreamMetrics(streamName, metrics);
  if (!useMetricsOffered()) return <MetricsNotOffered streamName={streamName} />;
  // Where the stream's own metrics cannot be had, its latencies cannot either: one refusal is said once.
  const isRefused = query.error !== null && query.data === undefined;
  return (
    <SpaceBetween size="m">
      <LiveBar updatedAtMs={query.dataUpdatedAt} endMs={query.data && endOf(query.data.grid)} />
      <ShardMetricsOff streamName={streamName} metrics={noMetrics} />
      <Container
        header={
          <Header
            variant="h2"
            description={`The limit is that of all ${plural(shardCount, 'shard')} together; one hot shard is throttled long before. ${resolutionNote(timeWindow.periodMs, simulated)}`}
          >
            The whole stream
          </Header>
        }
      >
        <QueryStates query={query} loading="Loading the load of the stream">
          {(window) => <StreamCharts {...{ streamName, shardCount, window }} />}
        </QueryStates>
      </Container>
      {!isRefused && <LatencyPanel streamName={streamName} />}
    </SpaceBetween>
  );
}

function StreamCharts({
  streamName,
  shardCount,
  window,
}: StreamLevelProps & { window: MetricWindow }) {
  const { simulated } = useConnection();
  const { timeZone } = usePreferences();
  const alarmsOn = useChartAlarms(streamName);
  const peaksOf = useStreamPeaks(streamName, metrics, window.grid);
  const { periodMs } = window.grid;
  return (
    <ColumnLayout columns={2} minColumnWidth={360}>
      {charts.map(({ metric, title, unit, per, limit }) => (
        <LimitChart
          key={metric}
          {...{ title, unit, timeZone, syncId }}
          format={(value) => `${formatSignificant(value)} ${unit}`}
          series={[
            {
              id: metric,
              name: streamName,
              values: streamSeries(window, streamName, metric).map((value) => value / per),
            },
          ]}
          slots={new Map([[metric, 0]])}
          {...alarmsOn({ title, metric, scale: limit ? 1 : periodMs / 60_000 })}
          steps={window.grid}
          {...(limit && {
            limit: (shardLimits[limit] * shardCount) / per,
            peaks: peaksOf(limit, per),
            measured: resolutionOf(periodMs, simulated).measured,
          })}
        />
      ))}
    </ColumnLayout>
  );
}
