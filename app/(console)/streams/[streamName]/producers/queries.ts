import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { askConsole } from '#lib/aws/ask-console.ts';
import type { ReadError } from '#lib/aws/read.ts';
import type { GeneratorList } from '#lib/jobs/generator-view.ts';
import type { RecordSamples } from '#lib/jobs/sample-records.ts';
import type { KeyPhase, KeyShape } from '#lib/jobs/key-shape.ts';
import { type ForecastShard, spreadOverShards } from '#lib/jobs/shard-forecast.ts';

interface Place {
  connectionId: string;
  streamName: string;
}

/** The generators of a stream, with what they do this second. */
export const generatorsQuery = (place: Place) =>
  queryOptions<GeneratorList, ReadError>({
    queryKey: generatorsKey(place),
    queryFn: ({ signal }) =>
      askConsole('/api/generators', {
        params: { connection: place.connectionId, stream: place.streamName },
        signal,
      }),
    refetchInterval: 1_000,
  });

export const generatorsKey = ({ connectionId, streamName }: Place) =>
  ['generators', connectionId, streamName] as const;

/** A few records of a template that is being written, made on the server. */
export const sampleQuery = (template: string, keyShape: KeyShape) =>
  queryOptions<RecordSamples, ReadError>({
    queryKey: ['generator-sample', template, keyShape],
    queryFn: ({ signal }) =>
      askConsole('/api/generators/sample', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ template, keyShape }),
        signal,
      }),
    gcTime: 10_000,
  });

/** Which share of a key shape's records goes to which shard. It costs an MD5 a key, so the answer is kept. */
export const spreadQuery = (shape: KeyShape, phase: KeyPhase, shards: readonly ForecastShard[]) =>
  queryOptions({
    queryKey: ['spread', shape, phase, shards.map(({ shardId }) => shardId)],
    queryFn: () => spreadOverShards(shape, phase, shards),
    staleTime: Infinity,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  });
