'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { generatorsQuery, spreadQuery } from './queries.ts';
import { summaryQuery } from '../queries.ts';
import { useShards } from '../use-shards.ts';
import { useConnection } from '#components/layout/connection.tsx';
import type { KeyPhase, KeyShape } from '#lib/jobs/key-shape.ts';
import { peakRate } from '#lib/jobs/traffic-shape.ts';
import {
  evenSpread,
  forecastShards,
  loadOf,
  packed,
  type ShardForecast,
  type ShardLoad,
} from '#lib/jobs/shard-forecast.ts';

interface Planned {
  streamName: string;
  keyShape: KeyShape;
  recordsPerSecond: number;
  recordBytes: number;
  phase: KeyPhase;
  /** Records are packed before they are sent. */
  aggregates: boolean;
  /** The generator that is changed does not come on top of itself. */
  ownId: string | undefined;
}

interface ForecastOutcome {
  shards: ShardForecast[];
  /** What other generators that run bring already. */
  existing: ShardLoad[];
  otherNames: string[];
  /** The stream spreads records by itself and does not look at keys. */
  ignoresKeys: boolean;
}

/** Where no record of a generator has been seen yet. */
const usualBytes = 200;

/** What each open shard would get of a planned generator, on top of those that run. */
export function useForecast(planned: Planned): ForecastOutcome | undefined {
  const { streamName, keyShape, recordsPerSecond, recordBytes, phase, ownId } = planned;
  const { id: connectionId } = useConnection();
  const { open } = useShards(streamName);
  const { data: summary } = useQuery(summaryQuery(streamName));
  const { data: list } = useQuery(generatorsQuery({ connectionId, streamName }));
  const others = (list?.generators ?? []).filter(
    ({ id, isWanted, tail }) => isWanted && tail === null && id !== ownId,
  );
  const shapes = [keyShape, ...others.map((other) => other.keyShape)];
  const spreads = useQueries({ queries: shapes.map((shape) => spreadQuery(shape, phase, open)) });
  const ignoresKeys = summary?.StreamDescriptionSummary?.RecordDistributionStrategy === 'AUTO';
  const [own, ...rest] = spreads.map(({ data }) => (ignoresKeys ? evenSpread(open) : data));
  if (!own || open.length === 0) return undefined;
  const existing = others.flatMap((other, index) => {
    const { traffic: shape, recordsPerSecond: rate, sample, sending } = other;
    const bytes = sample ? sample.bytes / sample.records : usualBytes;
    const loads = loadOf(rest[index] ?? [], peakRate({ shape, recordsPerSecond: rate }), bytes);
    return sending.aggregates ? packed(loads) : loads;
  });
  const loads = loadOf(own, recordsPerSecond, recordBytes);
  return {
    shards: forecastShards(planned.aggregates ? packed(loads) : loads, existing),
    existing,
    otherNames: others.map(({ name }) => name),
    ignoresKeys,
  };
}
