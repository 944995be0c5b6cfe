'use client';

import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { memo } from 'react';
import { syncId } from './limit-charts.tsx';
import { useChartAlarms } from './use-chart-alarms.tsx';
import { useStreamMetrics } from '../use-loads.ts';
import { LimitChart, type Peaks } from '#components/charts/draw/limit-chart.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { alarmMetrics } from '#lib/alarms/alarm-metrics.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatSignificant } from '#lib/format/significant.ts';
import type { MetricWindow } from '#lib/kinesis/metric-window.ts';
import { slowestSeries, type StreamMetric, streamSeries } from '#lib/kinesis/stream-metrics.ts';

const metrics = ['putRecordMs', 'putRecordsMs', 'getRecordsMs', 'iteratorAgeMs'] as const;

interface LatencyShown {
  title: string;
  unit: string;
  format: (value: number) => string;
  lines: readonly { metric: StreamMetric; name: string }[];
}

const milliseconds = (value: number): string => `${formatSignificant(value)} ms`;

const charts: readonly LatencyShown[] = [
  {
    title: 'Iterator age',
    unit: 'ms, the reader furthest behind',
    format: formatDuration,
    lines: [{ metric: 'iteratorAgeMs', name: 'furthest behind' }],
  },
  {
    title: 'Put latency',
    unit: 'ms, average call; dotted: the slowest',
    format: milliseconds,
    lines: [
      { metric: 'putRecordMs', name: 'PutRecord' },
      { metric: 'putRecordsMs', name: 'PutRecords' },
    ],
  },
  {
    title: 'Get latency',
    unit: 'ms, average call; dotted: the slowest',
    format: milliseconds,
    lines: [{ metric: 'getRecordsMs', name: 'GetRecords' }],
  },
];

function slowestOf(window: MetricWindow, streamName: string, lines: LatencyShown['lines']): Peaks {
  const values = lines.flatMap(({ metric }) => {
    const slowest = slowestSeries(window, streamName, metric);
    return slowest ? [[metric, slowest] as const] : [];
  });
  return { name: 'slowest call', values: new Map(values) };
}

/** Of several lines the last is the one most used. */
function alarmOf(lines: LatencyShown['lines']) {
  const metric = lines.at(-1)?.metric ?? 'iteratorAgeMs';
  return { metric, scale: alarmMetrics[metric].per };
}

/**
 * How long calls take and how far readers are behind: measured of the stream, not of its shards. It has a query of its
 * own, so that it is not drawn again when only the shards' data came.
 */
export const LatencyPanel = memo(function LatencyPanel({ streamName }: { streamName: string }) {
  const { timeZone } = usePreferences();
  const alarmsOn = useChartAlarms(streamName);
  const query = useStreamMetrics(streamName, metrics);
  return (
    <Container
      header={
        <Header variant="h2" description="Of the whole stream.">
          Iterator age and latency
        </Header>
      }
    >
      <QueryStates query={query} loading="Loading latencies">
        {(window) => (
          <ColumnLayout columns={3} minColumnWidth={300}>
            {charts.map(({ title, unit, format, lines }) => (
              <LimitChart
                key={title}
                {...{ title, unit, format, timeZone, syncId }}
                series={lines.map(({ metric, name }) => ({
                  id: metric,
                  name,
                  values: streamSeries(window, streamName, metric),
                }))}
                peaks={slowestOf(window, streamName, lines)}
                slots={new Map(lines.map(({ metric }, slot) => [metric, slot]))}
                steps={window.grid}
                {...alarmsOn({ title, ...alarmOf(lines) })}
                withLegend
              />
            ))}
          </ColumnLayout>
        )}
      </QueryStates>
    </Container>
  );
});
