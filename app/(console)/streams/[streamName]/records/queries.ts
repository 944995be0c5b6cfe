import { queryOptions } from '@tanstack/react-query';
import { FailureError, type Result } from '#lib/aws/failure.ts';
import { decodeTagged } from '#lib/aws/tagged-json.ts';
import { hashKeyOf } from '#lib/kinesis/hash-key.ts';
import { recordId } from '#lib/records/record-place.ts';
import type { DecodeChoice, RecordPlace } from '#lib/records/record-query.ts';
import type { RecordView } from '#lib/records/record-view.ts';

interface WantedRecord {
  connectionId: string;
  streamName: string;
  place: RecordPlace;
  decode: DecodeChoice;
}

/** The address of one record at the console itself; of its data alone where that is wanted. */
export function recordAddress(
  { connectionId, streamName, place, decode }: WantedRecord,
  download?: 'data',
): string {
  const params = new URLSearchParams({
    connection: connectionId,
    stream: streamName,
    record: recordId(place),
    ...decode,
    ...(download && { download }),
  });
  return `/api/record?${params.toString()}`;
}

/** One record by its place; null when it is not there any more. Records never change. */
export const recordQuery = (wanted: WantedRecord) =>
  queryOptions<RecordView | null, FailureError>({
    queryKey: ['record', wanted],
    queryFn: async ({ signal }) => {
      const response = await fetch(recordAddress(wanted), { signal });
      // The route answers in this shape whatever happens.
      const result = decodeTagged(await response.text()) as Result<RecordView | null>;
      if (!result.ok) throw new FailureError(result.failure);
      return result.data;
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
