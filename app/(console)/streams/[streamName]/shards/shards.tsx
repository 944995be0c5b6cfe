'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { ChangeShards } from './change-shards.tsx';
import { Family } from './family.tsx';
import { HashSpace } from './hash-space.tsx';
import { LoadNotes } from './load-notes.tsx';
import { nextSelection } from './select-shards.ts';
import { ShardTable } from './shard-table.tsx';
import { useFindings } from './use-findings.ts';
import { useShardPlan } from './use-shard-plan.ts';
import { LiveBar } from '../live-bar.tsx';
import { ReshardProgress } from '../plan/reshard-progress.tsx';
import { type ShardRow, shardRows } from '../plan/shard-row.ts';
import { reshardState, useReshard } from '../plan/use-reshard.ts';
import { MetricsNotOffered } from '../metrics-not-offered.tsx';
import { summaryQuery } from '../queries.ts';
import { shardsParams } from '../search-params.ts';
import { ShardMetricsOff } from '../shard-metrics-off.tsx';
import { useShardLoads } from '../use-loads.ts';
import { useMetricsOffered } from '../../../use-metrics-offered.ts';
import { useShardMetrics, useShards } from '../use-shards.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { endOf } from '#lib/kinesis/metric-window.ts';
import type { ShardMetric } from '#lib/kinesis/shard-metrics.ts';

/** How the hash space is shared out, what each part of it carries, and how that is changed. */
export function Shards({ streamName }: { streamName: string }) {
  const changing = useReshard();
  const { query, all, open } = useShards(streamName, changing.reshard !== undefined);
  const metrics = useShardMetrics(streamName);
  const live = useShardLoads(streamName, open, metrics);
  const isOffered = useMetricsOffered();
  const grid = live.window?.grid;
  const rows = useMemo(() => shardRows(all, live.loads, grid), [all, live.loads, grid]);
  return (
    <SpaceBetween size="m">
      {metrics.length > 0 && (
        <LiveBar updatedAtMs={live.query.dataUpdatedAt} endMs={grid && endOf(grid)} />
      )}
      {isOffered ? (
        <ShardMetricsOff streamName={streamName} metrics={metrics} />
      ) : (
        <MetricsNotOffered
          streamName={streamName}
          here="Where a key goes is known all the same, and which keys make a shard’s load: select it below and sample its keys."
        />
      )}
      {live.query.error && (
        <FailureAlert
          failure={live.query.error.failure}
          title="The load of the shards is not known"
        />
      )}
      <QueryStates query={query} loading="Loading the shards">
        {() => <ShardMap {...{ streamName, rows, metrics, live, changing }} />}
      </QueryStates>
    </SpaceBetween>
  );
}

interface ShardMapProps {
  streamName: string;
  /** Open and closed, in hash order. */
  rows: readonly ShardRow[];
  metrics: readonly ShardMetric[];
  live: ReturnType<typeof useShardLoads>;
  changing: ReturnType<typeof useReshard>;
}

function ShardMap({ streamName, rows, metrics, live, changing }: ShardMapProps) {
  const [{ shard: selected }, setParams] = useQueryStates(shardsParams);
  const { data } = useQuery(summaryQuery(streamName));
  const summary = data?.StreamDescriptionSummary;
  const open = useMemo(() => rows.filter(({ isOpen }) => isOpen), [rows]);
  const selection = useShardPlan(streamName, open, selected);
  const isOnDemand = summary?.StreamModeDetails?.StreamMode === 'ON_DEMAND';
  const findings = useFindings(live, open, isOnDemand);
  const { reshard } = changing;
  const state = reshard && reshardState(reshard, rows, summary?.StreamStatus);
  const select = (shardIds: string[]) =>
    void setParams({ shard: shardIds.length > 0 ? shardIds : null, split: null, at: null });
  const order = open.map(({ shardId }) => shardId);
  return (
    <SpaceBetween size="m">
      {reshard && state && (
        <ReshardProgress
          key={reshard.startedMs}
          {...{ reshard, state }}
          status={summary?.StreamStatus}
          onDismiss={changing.forget}
        />
      )}
      <HashSpace
        streamName={streamName}
        open={open}
        isMeasured={metrics.length > 0}
        isAutomatic={summary?.RecordDistributionStrategy === 'AUTO'}
        selected={selected}
        onSelect={(id) => select(nextSelection(selected, id, order))}
        closing={selection.planned?.plan.closes.map(({ shardId }) => shardId) ?? []}
        after={selection.planned?.after}
        splitAt={selection.place.at}
        fresh={new Set(state?.opened.map(({ shardId }) => shardId))}
        notes={findings && <LoadNotes {...findings} {...{ streamName, open }} onSelect={select} />}
      />
      <ChangeShards
        {...{ streamName, rows, selection, selected }}
        onSelect={select}
        onStart={(started) => void changing.start(started)}
      />
      <Family rows={rows} />
      <ShardTable rows={rows} metrics={metrics} selected={selected} onSelect={select} />
    </SpaceBetween>
  );
}
