'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { HeatPanel } from './heat-panel.tsx';
import { LatencyPanel } from './latency-panel.tsx';
import { LimitPanel } from './limit-panel.tsx';
import { LoadSummary } from './load-summary.tsx';
import { StreamLevel } from './stream-level.tsx';
import { ThrottlePanel } from './throttle-panel.tsx';
import { LiveBar } from '../live-bar.tsx';
import type { ShardView } from '../shard-view.ts';
import { ShardMetricsOff } from '../shard-metrics-off.tsx';
import { useShardLoads } from '../use-loads.ts';
import { useShardMetrics, useShards } from '../use-shards.ts';
import { QueryStates } from '#components/layout/query-states.tsx';
import { findLoad } from '#lib/kinesis/load-finding.ts';
import { endOf, type TimeGrid } from '#lib/kinesis/metric-window.ts';
import type { ShardLoad } from '#lib/kinesis/shard-load.ts';
import type { ShardMetric } from '#lib/kinesis/shard-metrics.ts';

interface PicturesProps {
  streamName: string;
  shards: readonly ShardView[];
  loads: readonly ShardLoad[];
  grid: TimeGrid;
  metrics: readonly ShardMetric[];
}

/** Where nothing was measured, charts would be empty frames: only what brings traffic is shown. */
function Pictures({ streamName, shards, loads, grid, metrics }: PicturesProps) {
  const finding = findLoad(loads, grid);
  return (
    <SpaceBetween size="m">
      <LoadSummary {...{ streamName, shards, finding, loads, grid, metrics }} />
      <HeatPanel streamName={streamName} loads={loads} grid={grid} metrics={metrics} />
      {finding.kind !== 'silent' && (
        <SpaceBetween size="m">
          <LimitPanel streamName={streamName} loads={loads} grid={grid} metrics={metrics} />
          <ThrottlePanel streamName={streamName} loads={loads} grid={grid} />
          <LatencyPanel streamName={streamName} />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}

/** Which shard is near its limits, since when, and what was refused. */
export function Monitoring({ streamName }: { streamName: string }) {
  const { query, open } = useShards(streamName);
  const metrics = useShardMetrics(streamName);
  const live = useShardLoads(streamName, open, metrics);
  if (query.data && open.length === 0) return <NoShards />;
  if (query.data && metrics.length === 0)
    return <StreamLevel streamName={streamName} shardCount={open.length} />;
  const endMs = live.window && endOf(live.window.grid);
  return (
    <SpaceBetween size="m">
      <LiveBar updatedAtMs={live.query.dataUpdatedAt} endMs={endMs} />
      <ShardMetricsOff streamName={streamName} metrics={metrics} />
      <QueryStates query={query.data ? live.query : query} loading="Loading the load of the shards">
        {() =>
          live.window && (
            <Pictures
              {...live}
              {...{ streamName, metrics }}
              shards={open}
              grid={live.window.grid}
            />
          )
        }
      </QueryStates>
    </SpaceBetween>
  );
}

const NoShards = () => (
  <Container>
    <Box textAlign="center" color="text-body-secondary" padding="l">
      The stream has no open shards now, so there is nothing to measure.
    </Box>
  </Container>
);
