import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fleetPaces } from './fleet-paces.ts';
import { readSigns, type FleetSigns } from './fleet-signs.ts';
import { collectStreams, type StreamRow } from './stream-row.ts';
import { signsKey, streamsKey } from './stream-keys.ts';
import { readStreamLoads, type StreamLoad } from './stream-load.ts';
import { fetchRead, read, type ReadError } from '#lib/aws/read.ts';

/** While a stream is coming or going, a person waits for it. */
const watchedMs = 1_000;
const isAtRest = (status: string | undefined): boolean =>
  status === undefined || status === '' || status === 'ACTIVE';

export const streamsQuery = (simulated: boolean) =>
  queryOptions<StreamRow[], ReadError>({
    queryKey: streamsKey,
    queryFn: ({ signal }) =>
      collectStreams((input) => fetchRead('kinesis', 'ListStreams', input, signal)),
    refetchInterval: ({ state }) =>
      state.data?.every(({ status }) => isAtRest(status)) === false
        ? watchedMs
        : fleetPaces(simulated).listMs,
  });

/** `status` is the list's: a stream that came to rest since is asked for anew. */
export const summaryQuery = (streamName: string, status: string, simulated: boolean) =>
  read(
    'kinesis',
    'DescribeStreamSummary',
    { StreamName: streamName },
    {
      refetchInterval: isAtRest(status) ? fleetPaces(simulated).summaryMs : watchedMs,
      enabled: status !== 'DELETING',
    },
  );

/** The coarse look at all streams, by which they are put in order. */
export const signsQuery = (names: readonly string[], simulated: boolean) =>
  queryOptions<FleetSigns, ReadError>({
    queryKey: signsKey,
    queryFn: async ({ signal }) =>
      readSigns(names, { nowMs: await nowOf(simulated, signal), simulated }, (input) =>
        fetchRead('cloudwatch', 'GetMetricData', input, signal),
      ),
    enabled: names.length > 0,
    refetchInterval: fleetPaces(simulated, names.length).signsMs,
  });

/** The close look, at the streams that are on the screen. */
export const streamLoadsQuery = (names: readonly string[], simulated: boolean) => {
  const inOrder = names.toSorted();
  return queryOptions<ReadonlyMap<string, StreamLoad>, ReadError>({
    queryKey: ['cloudwatch', 'GetMetricData', { loads: inOrder }],
    queryFn: async ({ client, signal }) => {
      const nowMs = await nowOf(simulated, signal);
      return readStreamLoads(inOrder, { simulated, nowMs }, client, signal);
    },
    enabled: names.length > 0,
    refetchInterval: fleetPaces(simulated).loadMs,
    placeholderData: keepPreviousData,
    structuralSharing: false,
    gcTime: 60_000,
  });
};

/** The simulator's metrics are written in its own time. */
async function nowOf(simulated: boolean, signal: AbortSignal): Promise<number> {
  if (!simulated) return Date.now();
  const { Now } = await fetchRead('lab', 'GetClock', {}, signal);
  return Now?.getTime() ?? Date.now();
}
