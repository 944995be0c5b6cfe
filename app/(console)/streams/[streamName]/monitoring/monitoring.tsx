'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { HeatPanel } from './heat-panel.tsx';
import { LatencyPanel } from './latency-panel.tsx';
import { LimitPanel } from './limit-panel.tsx';
import { LoadSummary } from './load-summary.tsx';
import { StreamLevel } from './stream-level.tsx';
import { ThrottlePanel } from './throttle-panel.tsx';
import { LiveBar } from '../live-bar.tsx';
import { useShardLoads } from '../use-loads.ts';
import { useShardMetrics, useShards } from '../use-shards.ts';
import { QueryStates } from '#components/layout/query-states.tsx';
import { endOf } from '#lib/kinesis/metric-window.ts';

/** Which shard is near its limits, since when, and what was refused. */
export function Monitoring({ streamName }: { streamName: string }) {
  const { query, open } = useShards(streamName);
  const metrics = useShardMetrics(streamName);
  const live = useShardLoads(streamName, open, metrics);
  if (query.data && metrics.length === 0)
    return <StreamLevel streamName={streamName} shardCount={open.length} />;
  const endMs = live.window && endOf(live.window.grid);
  return (
    <SpaceBetween size="m">
      <LiveBar updatedAtMs={live.query.dataUpdatedAt} endMs={endMs} />
      <QueryStates query={query.data ? live.query : query} loading="Loading the load of the shards">
        {() =>
          live.window && (
            <SpaceBetween size="m">
              <LoadSummary streamName={streamName} loads={live.loads} grid={live.window.grid} />
              <HeatPanel loads={live.loads} grid={live.window.grid} />
              <LimitPanel loads={live.loads} grid={live.window.grid} metrics={metrics} />
              <ThrottlePanel loads={live.loads} grid={live.window.grid} />
              <LatencyPanel streamName={streamName} />
            </SpaceBetween>
          )
        }
      </QueryStates>
    </SpaceBetween>
  );
}
