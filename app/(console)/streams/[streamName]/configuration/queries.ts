import { queryOptions } from '@tanstack/react-query';
import type { Output } from '#lib/aws/operations.ts';
import { fetchRead, read, ReadError } from '#lib/aws/read.ts';

/** At most 50, which is one page. */
export const tagsQuery = (streamName: string) =>
  read('kinesis', 'ListTagsForStream', { StreamName: streamName });

/** Some servers answer that it is not found where AWS answers with an empty one. */
export const policyQuery = (streamArn: string) => {
  const input = { ResourceARN: streamArn };
  const { queryKey } = read('kinesis', 'GetResourcePolicy', input);
  return queryOptions<Output<'kinesis', 'GetResourcePolicy'>, ReadError>({
    queryKey,
    queryFn: async ({ signal }) => {
      try {
        return await fetchRead('kinesis', 'GetResourcePolicy', input, signal);
      } catch (error) {
        if (!(error instanceof ReadError)) throw error;
        if (error.failure.name !== 'ResourceNotFoundException') throw error;
        return { Policy: '' };
      }
    },
  });
};

/** Of the account in the region. */
export const accountQuery = () =>
  read('kinesis', 'DescribeAccountSettings', {}, { staleTime: 60_000 });
