import { queryOptions } from '@tanstack/react-query';
import type { StreamRecord } from './read/stream-reads.ts';
import { streamReads } from './stream-world.ts';
import type { ReadError } from '#lib/aws/read.ts';
import { hashKeyOf } from '#lib/kinesis/hash-key.ts';

interface RecordPlace {
  shardId: string;
  sequenceNumber: string;
}

/** One record by its place; null when it is not there any more. Records never change. */
export const recordQuery = (streamName: string, { shardId, sequenceNumber }: RecordPlace) =>
  queryOptions<StreamRecord | null, ReadError>({
    queryKey: ['kinesis', 'GetRecords', { streamName, shardId, sequenceNumber }],
    queryFn: async ({ signal }) => {
      const reads = streamReads(streamName, Date.now());
      const position = { type: 'AT_SEQUENCE_NUMBER' as const, sequenceNumber };
      const iterator = await reads.getIterator(shardId, position, signal);
      const { records } = await reads.getRecords(shardId, iterator, 1, signal);
      return records.find((record) => record.sequenceNumber === sequenceNumber) ?? null;
    },
    staleTime: Infinity,
  });

/** MD5 of a key. */
export const hashKeyQuery = (partitionKey: string) =>
  queryOptions({
    queryKey: ['hash-key', partitionKey],
    queryFn: async () => (await hashKeyOf(partitionKey)).toString(),
    staleTime: Infinity,
    gcTime: 10_000,
  });
