'use client';

import Container from '@cloudscape-design/components/container';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { HeatTable } from './heat-table.tsx';
import { readOut } from './read-out.ts';
import { resolutionOf } from './resolution.ts';
import { toggleShard } from './shown-shards.ts';
import { useChartAlarms } from './use-chart-alarms.tsx';
import { monitoringParams } from '../search-params.ts';
import { ChartFrame } from '#components/charts/draw/chart-frame.tsx';
import { HeatStrip } from '#components/charts/draw/heat-strip.tsx';
import { hottestFirst } from '#components/charts/prepare/heat-rows.ts';
import { peakOf } from '#components/charts/prepare/series.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { alarmMetrics } from '#lib/alarms/alarm-metrics.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { hotFrom } from '#lib/format/load-level.ts';
import { ratesOver, recentSpan, spanMs, wholeSpan } from '#lib/kinesis/shard-load.ts';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import type { ShardLoad } from '#lib/kinesis/shard-load.ts';
import type { ShardMetric } from '#lib/kinesis/shard-metrics.ts';
import { utilisation } from '#lib/kinesis/utilisation.ts';

interface HeatPanelProps {
  streamName: string;
  loads: readonly ShardLoad[];
  grid: TimeGrid;
  metrics: readonly ShardMetric[];
}

/** All shards at once, so that the odd one out is seen before it is looked for. */
export function HeatPanel({ streamName, loads, grid, metrics }: HeatPanelProps) {
  const { simulated } = useConnection();
  const { timeZone } = usePreferences();
  const [{ shards: chosen, order }, setParams] = useQueryStates(monitoringParams);
  const alarmsOn = useChartAlarms(streamName);
  const byId = useMemo(() => new Map(loads.map((load) => [load.shardId, load])), [loads]);
  const rows = useMemo(() => {
    const inHashOrder = loads.map((load) => ({
      id: load.shardId,
      utilisation: load.utilisation,
      refused: refusedOf(load),
    }));
    return order === 'hottest' ? hottestFirst(inHashOrder) : inHashOrder;
  }, [loads, order]);
  const selected = useMemo(() => new Set(chosen), [chosen]);
  return (
    <Container>
      <ChartFrame
        title="Heat strip"
        detail={`each shard’s utilisation, ${resolutionOf(grid.periodMs, simulated).measured}, last ${formatDuration(spanMs(wholeSpan(grid), grid))}`}
        controls={
          <>
            <SegmentedControl
              label="Order of the shards"
              selectedId={order}
              options={[
                { id: 'hash', text: 'Hash order' },
                { id: 'hottest', text: 'Hottest first' },
              ]}
              onChange={({ detail }) =>
                void setParams({ order: detail.selectedId === 'hottest' ? 'hottest' : 'hash' })
              }
            />
            {alarmsOn({ title: 'Heat strip', ...hottestLimit(loads, grid) }).controls}
          </>
        }
        picture={
          <HeatStrip
            shards={rows}
            steps={grid}
            timeZone={timeZone}
            selected={selected}
            onSelect={(shardId) => void setParams({ shards: toggleShard(chosen, shardId) })}
            readOut={(shardId, step) => {
              const load = byId.get(shardId);
              return load ? readOut(load, step, { grid, timeZone, metrics }) : shardId;
            }}
          />
        }
        table={<HeatTable loads={loads} grid={grid} />}
      />
    </Container>
  );
}

/** What to set an alarm on: the limit that binds the hottest shard, before it is reached. */
function hottestLimit(loads: readonly ShardLoad[], grid: TimeGrid) {
  const [hottest] = loads.toSorted((a, b) => peakOf(b.utilisation) - peakOf(a.utilisation));
  if (!hottest) return { metric: 'recordsIn' as const };
  const { binding } = utilisation(ratesOver(hottest.rates, recentSpan(loads, grid)));
  return {
    metric: binding,
    shardIds: [hottest.shardId],
    threshold: (alarmMetrics[binding].shardLimit ?? 0) * hotFrom,
  };
}

const refusedOf = (load: ShardLoad): Float64Array =>
  load.recordsRefused.map((records, step) => (records || 0) + (load.readsRefused[step] || 0));
