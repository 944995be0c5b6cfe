'use client';

import Container from '@cloudscape-design/components/container';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { HeatTable } from './heat-table.tsx';
import { readOut } from './read-out.ts';
import { toggleShard } from './shown-shards.ts';
import { monitoringParams } from '../search-params.ts';
import { ChartFrame } from '#components/charts/draw/chart-frame.tsx';
import { HeatStrip } from '#components/charts/draw/heat-strip.tsx';
import { hottestFirst } from '#components/charts/prepare/heat-rows.ts';
import { usePreferences } from '#components/layout/preferences.tsx';
import { formatDuration } from '#lib/format/duration.ts';
import { spanMs, wholeSpan } from '#lib/kinesis/shard-load.ts';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import type { ShardLoad } from '#lib/kinesis/shard-load.ts';
import type { ShardMetric } from '#lib/kinesis/shard-metrics.ts';

interface HeatPanelProps {
  loads: readonly ShardLoad[];
  grid: TimeGrid;
  metrics: readonly ShardMetric[];
}

/** All shards at once, so that the odd one out is seen before it is looked for. */
export function HeatPanel({ loads, grid, metrics }: HeatPanelProps) {
  const { timeZone } = usePreferences();
  const [{ shards: chosen, order }, setParams] = useQueryStates(monitoringParams);
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
        detail={`each shard’s utilisation, last ${formatDuration(spanMs(wholeSpan(grid), grid))}`}
        controls={
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

const refusedOf = (load: ShardLoad): Float64Array =>
  load.recordsRefused.map((records, step) => (records || 0) + (load.readsRefused[step] || 0));
