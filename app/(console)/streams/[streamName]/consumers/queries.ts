import { queryOptions } from '@tanstack/react-query';
import { connectionNow } from '../queries.ts';
import { askConsole } from '#lib/aws/ask-console.ts';
import type { Output } from '#lib/aws/operations.ts';
import { fetchRead, read, type ReadError } from '#lib/aws/read.ts';
import type { GroupList } from '#lib/consumer-group/group-view.ts';
import type { StreamReader } from '#lib/lab-client/observation-types.ts';
import { gridUntil, metricInputs } from '#lib/kinesis/metric-window.ts';

const settlingMs = 1_000;
const steadyMs = 10_000;

type Listed = NonNullable<Output<'kinesis', 'ListStreamConsumers'>['Consumers']>;
export type Consumer = Listed[number];

const consumersKey = (streamArn: string) =>
  ['kinesis', 'ListStreamConsumers', { StreamARN: streamArn }] as const;

/** All consumers with enhanced fan-out. Asked for each second while one changes. */
export const consumersQuery = (streamArn: string) =>
  queryOptions<Listed, ReadError>({
    queryKey: consumersKey(streamArn),
    queryFn: async ({ signal }) => allConsumers(streamArn, signal),
    enabled: streamArn !== '',
    refetchInterval: ({ state }) =>
      state.data?.some(({ ConsumerStatus }) => ConsumerStatus !== 'ACTIVE') === true
        ? settlingMs
        : steadyMs,
  });

async function allConsumers(streamArn: string, signal: AbortSignal): Promise<Listed> {
  const consumers: Listed = [];
  let token: string | undefined;
  do {
    const page = await fetchRead(
      'kinesis',
      'ListStreamConsumers',
      { StreamARN: streamArn, ...(token !== undefined && { NextToken: token }) },
      signal,
    );
    consumers.push(...(page.Consumers ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  return consumers;
}

export const consumerQuery = (consumerArn: string) =>
  read('kinesis', 'DescribeStreamConsumer', { ConsumerARN: consumerArn });

export const consumerTagsQuery = (consumerArn: string) =>
  read('kinesis', 'ListTagsForResource', { ResourceARN: consumerArn });

/** Who reads the stream, and where. Only the simulator sees its readers. */
export const readersQuery = (streamName: string, simulated: boolean) =>
  queryOptions<StreamReader[], ReadError>({
    queryKey: ['lab', 'ListReaders', { StreamName: streamName }],
    queryFn: async ({ signal }) => allReaders(streamName, signal),
    enabled: simulated,
    refetchInterval: 1_000,
  });

async function allReaders(streamName: string, signal: AbortSignal): Promise<StreamReader[]> {
  const readers: StreamReader[] = [];
  let token: string | undefined;
  do {
    const page = await fetchRead(
      'lab',
      'ListReaders',
      { StreamName: streamName, MaxResults: 1_000, NextToken: token },
      signal,
    );
    readers.push(...(page.Readers ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  return readers;
}

const lookBackMs = 15 * 60_000;

/** How far a consumer, or all who poll, were behind in the newest minute that CloudWatch has. */
export interface BehindInMinute {
  readonly behindMs: number;
  readonly atMs: number;
}

/**
 * By consumer name, and under the empty name those who poll. CloudWatch has them by the minute and some minutes late.
 * https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html#kinesis-metrics-stream
 */
export const behindQuery = (
  streamName: string,
  consumerNames: readonly string[],
  simulated: boolean,
) =>
  queryOptions<Readonly<Record<string, BehindInMinute>>, ReadError>({
    queryKey: ['cloudwatch', 'GetMetricData', { behind: streamName, consumerNames }],
    queryFn: async ({ signal }) => {
      const names = ['', ...consumerNames];
      // The running minute counts too: its greatest age so far is known.
      const nowMs = (await connectionNow(simulated, signal)) + 60_000;
      const grid = gridUntil(nowMs, lookBackMs, 60_000);
      const inputs = metricInputs(
        names.map((name) => wantedOf(streamName, name)),
        grid,
      );
      const pages = await Promise.all(
        inputs.map(async (input) => fetchRead('cloudwatch', 'GetMetricData', input, signal)),
      );
      const results = pages.flatMap(({ MetricDataResults = [] }) => MetricDataResults);
      return Object.fromEntries(
        results.flatMap(({ Id, Timestamps = [], Values = [] }) => {
          const atMs = Timestamps.at(-1)?.getTime();
          const behindMs = Values.at(-1);
          const name = names[Number(Id?.slice(1))];
          if (atMs === undefined || behindMs === undefined || name === undefined) return [];
          return [[name, { behindMs, atMs }]];
        }),
      );
    },
    refetchInterval: 60_000,
  });

const wantedOf = (streamName: string, consumerName: string) => ({
  key: consumerName,
  metricName:
    consumerName === ''
      ? 'GetRecords.IteratorAgeMilliseconds'
      : 'SubscribeToShardEvent.MillisBehindLatest',
  stat: 'Maximum' as const,
  perSecond: false,
  dimensions: [
    { Name: 'StreamName', Value: streamName },
    ...(consumerName === '' ? [] : [{ Name: 'ConsumerName', Value: consumerName }]),
  ],
});

interface Place {
  connectionId: string;
  streamName: string;
}

export const groupsKey = ({ connectionId, streamName }: Place) =>
  ['consumer-groups', connectionId, streamName] as const;

/** The sample groups of a stream, with what they do this second. */
export const groupsQuery = (place: Place) =>
  queryOptions<GroupList, ReadError>({
    queryKey: groupsKey(place),
    queryFn: ({ signal }) =>
      askConsole('/api/consumer-groups', {
        params: { connection: place.connectionId, stream: place.streamName },
        about: 'the consumer groups',
        signal,
      }),
    refetchInterval: 1_000,
  });
