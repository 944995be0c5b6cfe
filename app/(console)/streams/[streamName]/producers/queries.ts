import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ReadError } from '#lib/aws/read.ts';
import type { Result } from '#lib/aws/failure.ts';
import { decodeTagged } from '#lib/aws/tagged-json.ts';
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
    queryFn: ({ signal }) => fetchGenerators(place, signal),
    refetchInterval: 1_000,
  });

export const generatorsKey = ({ connectionId, streamName }: Place) =>
  ['generators', connectionId, streamName] as const;

async function fetchGenerators(place: Place, signal: AbortSignal): Promise<GeneratorList> {
  const params = new URLSearchParams({ connection: place.connectionId, stream: place.streamName });
  return answerOf<GeneratorList>(`/api/generators?${params.toString()}`, { signal });
}

async function answerOf<Data>(path: string, init: RequestInit): Promise<Data> {
  const response = await fetch(path, init);
  if (!response.ok)
    throw new ReadError({
      name: `HTTP ${response.status}`,
      message: 'The console did not answer.',
      retryable: true,
    });
  // The route at this path answers in this shape.
  const result = decodeTagged(await response.text()) as Result<Data>;
  if (!result.ok) throw new ReadError(result.failure);
  return result.data;
}

/** A few records of a template that is being written, made on the server. */
export const sampleQuery = (template: string, keyShape: KeyShape) =>
  queryOptions<RecordSamples, ReadError>({
    queryKey: ['generator-sample', template, keyShape],
    queryFn: ({ signal }) =>
      answerOf<RecordSamples>('/api/generators/sample', {
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
