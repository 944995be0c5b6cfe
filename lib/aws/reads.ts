import type { OperationName, ServiceName } from '#lib/aws/operations.ts';

/** What the browser may ask for through the gateway. Nothing here changes anything. */
const reads = {
  kinesis: [
    'DescribeAccountSettings',
    'DescribeLimits',
    'DescribeStream',
    'DescribeStreamConsumer',
    'DescribeStreamSummary',
    'GetRecords',
    'GetResourcePolicy',
    'GetShardIterator',
    'ListShards',
    'ListStreamConsumers',
    'ListStreams',
    'ListTagsForResource',
    'ListTagsForStream',
  ],
  cloudwatch: ['GetMetricData', 'GetMetricStatistics', 'ListMetrics'],
  sts: ['GetCallerIdentity'],
  lab: [
    'GetClock',
    'GetHeavyKeys',
    'GetLifecycle',
    'GetLimits',
    'GetNextExpiry',
    'ListFaults',
    'ListSnapshots',
    'ListReaders',
  ],
} as const satisfies { [S in ServiceName]: readonly OperationName<S>[] };

export type ReadName<S extends ServiceName> = Extract<(typeof reads)[S][number], OperationName<S>>;

export const isServiceName = (name: string): name is ServiceName => Object.hasOwn(reads, name);

export const isRead = (service: ServiceName, operation: string): boolean =>
  reads[service].some((read) => read === operation);
