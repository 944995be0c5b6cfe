'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { HashSpace } from './hash-space.tsx';
import { ShardTable } from './shard-table.tsx';
import { shardRows } from './shard-row.ts';
import { LiveBar } from '../live-bar.tsx';
import { ShardMetricsOff } from '../shard-metrics-off.tsx';
import { useShardLoads } from '../use-loads.ts';
import { useShardMetrics, useShards } from '../use-shards.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { endOf } from '#lib/kinesis/metric-window.ts';

/** How the hash space is shared out, and what each part of it carries. */
export function Shards({ streamName }: { streamName: string }) {
  const { query, all, open } = useShards(streamName);
  const metrics = useShardMetrics(streamName);
  const live = useShardLoads(streamName, open, metrics);
  const grid = live.window?.grid;
  const rows = useMemo(() => shardRows(all, live.loads, grid), [all, live.loads, grid]);
  return (
    <SpaceBetween size="m">
      {metrics.length > 0 && (
        <LiveBar updatedAtMs={live.query.dataUpdatedAt} endMs={grid && endOf(grid)} />
      )}
      <ShardMetricsOff streamName={streamName} metrics={metrics} />
      {live.query.error && (
        <FailureAlert
          failure={live.query.error.failure}
          title="The load of the shards is not known"
        />
      )}
      <QueryStates query={query} loading="Loading the shards">
        {() => (
          <SpaceBetween size="m">
            <HashSpace rows={rows} isMeasured={metrics.length > 0} />
            <ShardTable rows={rows} metrics={metrics} />
          </SpaceBetween>
        )}
      </QueryStates>
    </SpaceBetween>
  );
}
