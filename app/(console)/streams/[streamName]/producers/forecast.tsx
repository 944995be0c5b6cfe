'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDeferredValue, useState } from 'react';
import { shapeOf } from './key-input.ts';
import type { GeneratorInput } from './schema.ts';
import { trafficOf } from './traffic-input.ts';
import { useForecast } from './use-forecast.ts';
import { ShardLoadTable } from '#components/records/shard-load-table.tsx';
import { forecastSentence } from '#lib/jobs/forecast-sentence.ts';
import { type KeyPhase, type KeyShape, keyShapeSchema } from '#lib/jobs/key-shape.ts';
import { peakRate, trafficShapeSchema } from '#lib/jobs/traffic-shape.ts';
import type { ShardForecast, ShardLoad } from '#lib/jobs/shard-forecast.ts';

interface ForecastProps {
  streamName: string;
  values: GeneratorInput;
  /** Of one record with its key; absent while none can be made. */
  recordBytes: number | undefined;
  ownId: string | undefined;
}

/** The keys of the shape, hashed and laid over the shards as the stream is cut now. */
export function Forecast({ streamName, values, recordBytes, ownId }: ForecastProps) {
  const settled = useDeferredValue(values);
  const shape = keyShapeSchema.safeParse(shapeOf(settled)).data;
  const traffic = trafficShapeSchema.safeParse(trafficOf(settled)).data;
  const base = Number(settled.recordsPerSecond);
  const rate = traffic ? peakRate({ shape: traffic, recordsPerSecond: base }) : 0;
  const isWhole = shape !== undefined && rate > 0 && (recordBytes ?? 0) > 0;
  return (
    <Container
      header={
        <Header
          variant="h3"
          description="At the highest rate. The MD5 of each key decides its shard. This is reckoned before anything is sent."
        >
          What each shard would get
        </Header>
      }
    >
      {isWhole ? (
        <ForecastOf
          streamName={streamName}
          keyShape={shape}
          recordsPerSecond={rate}
          // To the next ten bytes, so that the picture does not flicker with each sample.
          recordBytes={Math.ceil(((recordBytes ?? 0) + (settled.encrypts ? 40 : 0)) / 10) * 10}
          aggregates={settled.aggregates}
          ownId={ownId}
        />
      ) : (
        <Box color="text-body-secondary">
          Drawn as soon as the template, the rate and the keys can be used.
        </Box>
      )}
    </Container>
  );
}

interface ForecastOfProps {
  streamName: string;
  keyShape: KeyShape;
  recordsPerSecond: number;
  recordBytes: number;
  aggregates: boolean;
  ownId: string | undefined;
}

const mostRows = 24;

function ForecastOf(props: ForecastOfProps) {
  const hasPhases = props.keyShape.kind === 'hot' && props.keyShape.burst !== undefined;
  const [chosen, setPhase] = useState<KeyPhase>('hot');
  const phase = hasPhases ? chosen : 'hot';
  const outcome = useForecast({ ...props, phase });
  if (!outcome) return <Box color="text-body-secondary">Hashing the keys…</Box>;
  const { shards, existing, otherNames, ignoresKeys } = outcome;
  const isOver = shards.some(({ refusedPerSecond }) => refusedPerSecond > 0);
  const isCut = shards.length > mostRows;
  const shown = isCut
    ? shards.toSorted((a, b) => b.utilisation - a.utilisation).slice(0, mostRows)
    : shards;
  return (
    <SpaceBetween size="s">
      {hasPhases && (
        <SegmentedControl
          label="Which time is shown"
          selectedId={phase}
          options={[
            { id: 'hot', text: 'While the key is hot' },
            { id: 'calm', text: 'In between' },
          ]}
          onChange={({ detail }) => setPhase(detail.selectedId === 'calm' ? 'calm' : 'hot')}
        />
      )}
      <Alert type={isOver ? 'warning' : 'info'}>{forecastSentence(shards)}</Alert>
      {ignoresKeys && (
        <Box>This stream spreads records by itself (strategy AUTO) and does not look at keys.</Box>
      )}
      <ShardLoadTable
        caption={
          isCut ? `The fullest ${mostRows} of ${shards.length} shards` : 'Shards in hash order'
        }
        rows={shown.map((shard) => rowOf(shard, existing))}
      />
      <Box color="text-body-secondary" fontSize="body-s">
        {otherNames.length > 0
          ? `Pale is what ${otherNames.join(' and ')} would put there at the same time.`
          : 'No other generator of this console writes into the stream.'}{' '}
        {props.aggregates &&
          'Records/s are aggregates: at least ten a second, each with the records of 100 ms. '}
        Retries come on top; other producers are not known here.
      </Box>
    </SpaceBetween>
  );
}

function rowOf(shard: ShardForecast, existing: readonly ShardLoad[]) {
  const others = existing.filter(({ shardId }) => shardId === shard.shardId);
  const add = (of: (load: ShardLoad) => number) =>
    others.reduce((sum, load) => sum + of(load), of(shard));
  const recordsPerSecond = add((load) => load.recordsPerSecond);
  return {
    ...shard,
    recordsPerSecond,
    bytesPerSecond: add((load) => load.bytesPerSecond),
    plannedShare: recordsPerSecond === 0 ? 0 : shard.recordsPerSecond / recordsPerSecond,
  };
}
