'use client';

import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { syncId } from './limit-charts.tsx';
import { shownShards } from './shown-shards.ts';
import { useChartAlarms } from './use-chart-alarms.tsx';
import { monitoringParams } from '../search-params.ts';
import { LimitChart } from '#components/charts/draw/limit-chart.tsx';
import { colorSlots } from '#components/charts/prepare/color-slots.ts';
import { usePreferences } from '#components/layout/preferences.tsx';
import { formatCount, plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import { type ShardLoad, spanMs, sumOver, wholeSpan } from '#lib/kinesis/shard-load.ts';

interface ThrottlePanelProps {
  streamName: string;
  loads: readonly ShardLoad[];
  grid: TimeGrid;
}

/** What was refused, when, and what that means to a program. */
export function ThrottlePanel({ streamName, loads, grid }: ThrottlePanelProps) {
  const { timeZone } = usePreferences();
  const [{ shards: chosen }] = useQueryStates(monitoringParams);
  const shown = useMemo(() => shownShards(loads, chosen, grid), [loads, chosen, grid]);
  const period = formatDuration(grid.periodMs);
  const alarmsOn = useChartAlarms(streamName);
  const charted = {
    shardIds: shown.map((load) => load.shardId),
    threshold: 0,
    scale: grid.periodMs / 60_000,
  };
  const series = (of: (load: ShardLoad) => Float64Array) =>
    shown.map((load) => ({ id: load.shardId, name: load.shardId, values: of(load) }));
  const common = {
    slots: colorSlots(shown.map((load) => load.shardId)),
    steps: grid,
    timeZone,
    syncId,
    format: formatCount,
  };
  return (
    <Container header={<Header variant="h2">Throttling</Header>}>
      <ColumnLayout columns={2} minColumnWidth={360}>
        <LimitChart
          title="Throttled records"
          unit={`records refused in ${period}`}
          series={series((load) => load.recordsRefused)}
          {...alarmsOn({ title: 'Throttled records', metric: 'recordsRefused', ...charted })}
          {...common}
        />
        <LimitChart
          title="Throttled reads"
          unit={`GetRecords calls refused in ${period}`}
          series={series((load) => load.readsRefused)}
          {...alarmsOn({ title: 'Throttled reads', metric: 'readsRefused', ...charted })}
          {...common}
        />
      </ColumnLayout>
      <Explained loads={loads} grid={grid} />
    </Container>
  );
}

function Explained({ loads, grid }: Omit<ThrottlePanelProps, 'streamName'>) {
  const whole = wholeSpan(grid);
  const sum = (of: (load: ShardLoad) => Float64Array) =>
    loads.reduce((total, load) => total + sumOver(of(load), whole), 0);
  const records = sum((load) => load.recordsRefused);
  const reads = sum((load) => load.readsRefused);
  const last = `in the last ${formatDuration(spanMs(whole, grid))}`;
  if (records + reads === 0) return <Box padding={{ top: 's' }}>Nothing was refused {last}.</Box>;
  return (
    <Box padding={{ top: 's' }}>
      {records > 0 && (
        <Box variant="p">
          <strong>
            {plural(records, 'record')} refused {last}.
          </strong>{' '}
          A shard takes 1,000 records/s and 1 MiB/s. What came on top was answered with{' '}
          <Box variant="code">ProvisionedThroughputExceededException</Box> and is not in the stream
          unless its producer sent it again; each try that was refused counts. PutRecords says so
          record by record inside a successful answer, so a producer must look at FailedRecordCount.
          What helps: retry with growing pauses, spread hot keys, aggregate small records, or add
          shards.
        </Box>
      )}
      {reads > 0 && (
        <Box variant="p">
          <strong>
            {plural(reads, 'read')} refused {last}.
          </strong>{' '}
          All readers of a shard share 5 GetRecords calls/s and 2 MiB/s. Nothing is lost: the reader
          asks again and falls behind meanwhile. What helps: wait a second between reads, take more
          with each, or give each reader enhanced fan-out.
        </Box>
      )}
    </Box>
  );
}
