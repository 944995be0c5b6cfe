import { queryOptions } from '@tanstack/react-query';
import { collectStreams, type StreamRow } from './stream-row.ts';
import { streamsKey } from './stream-keys.ts';
import { readStreamLoad, type StreamLoad } from './stream-load.ts';
import { fetchRead, read, type ReadError } from '#lib/aws/read.ts';

/** How often to ask. AWS counts calls and bills metrics; the simulator does neither. */
const paces = {
  simulated: { listMs: 5_000, summaryMs: 5_000, loadMs: 5_000 },
  real: { listMs: 15_000, summaryMs: 60_000, loadMs: 60_000 },
} as const;

const paceOf = (simulated: boolean) => (simulated ? paces.simulated : paces.real);

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
        : paceOf(simulated).listMs,
  });

/** `status` is the list's: a stream that came to rest since is asked for anew. */
export const summaryQuery = (streamName: string, status: string, simulated: boolean) =>
  read(
    'kinesis',
    'DescribeStreamSummary',
    { StreamName: streamName },
    {
      refetchInterval: isAtRest(status) ? paceOf(simulated).summaryMs : watchedMs,
      enabled: status !== 'DELETING',
    },
  );

export const streamLoadQuery = (streamName: string, simulated: boolean) =>
  queryOptions<StreamLoad, ReadError>({
    queryKey: ['cloudwatch', 'GetMetricData', { load: streamName }],
    queryFn: ({ signal }) => readStreamLoad(streamName, simulated, signal),
    refetchInterval: paceOf(simulated).loadMs,
  });
