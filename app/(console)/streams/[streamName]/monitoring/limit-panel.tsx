'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Multiselect from '@cloudscape-design/components/multiselect';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { LimitCharts } from './limit-charts.tsx';
import { resolutionNote } from './resolution.ts';
import { mostShown, shownShards } from './shown-shards.ts';
import { monitoringParams } from '../search-params.ts';
import { useConnection } from '#components/layout/connection.tsx';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import type { ShardLoad } from '#lib/kinesis/shard-load.ts';
import type { ShardMetric } from '#lib/kinesis/shard-metrics.ts';

interface LimitPanelProps {
  streamName: string;
  loads: readonly ShardLoad[];
  grid: TimeGrid;
  metrics: readonly ShardMetric[];
}

/** The chosen shards against each of their limits. */
export function LimitPanel({ streamName, loads, grid, metrics }: LimitPanelProps) {
  const { simulated } = useConnection();
  const [{ shards: chosen, scale }, setParams] = useQueryStates(monitoringParams);
  const shown = useMemo(() => shownShards(loads, chosen, grid), [loads, chosen, grid]);
  const options = loads.map((load) => ({ value: load.shardId, label: load.shardId }));
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`One line a shard, ${whichText(shown.length, loads.length, chosen.length)}. ${resolutionNote(grid.periodMs, simulated)}`}
          actions={
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              <SegmentedControl
                label="Height of the charts"
                selectedId={scale}
                options={[
                  { id: 'limit', text: 'Up to the limit' },
                  { id: 'traffic', text: 'Up to the traffic' },
                ]}
                onChange={({ detail }) =>
                  void setParams({ scale: detail.selectedId === 'traffic' ? 'traffic' : 'limit' })
                }
              />
              <Multiselect
                options={options}
                selectedOptions={options.filter(({ value }) => chosen.includes(value))}
                onChange={({ detail }) =>
                  void setParams({
                    shards: detail.selectedOptions
                      .flatMap(({ value }) => value ?? [])
                      .slice(-mostShown),
                  })
                }
                placeholder={`${shown.length} of ${loads.length} shards`}
                ariaLabel="Shards whose limits are drawn"
                filteringType="auto"
                hideTokens
                expandToViewport
              />
            </SpaceBetween>
          }
        >
          Limits
        </Header>
      }
    >
      <LimitCharts
        streamName={streamName}
        shown={shown}
        grid={grid}
        metrics={metrics}
        scale={scale}
      />
    </Container>
  );
}

function whichText(shown: number, all: number, chosen: number): string {
  if (all === 1) return 'of which there is one';
  if (chosen > 0) return `${shown} chosen of ${all}`;
  return shown < all ? `the ${shown} busiest of ${all}` : `${all} in all`;
}
