import { read } from '#lib/aws/read.ts';

/** At most 50, which is one page. */
export const tagsQuery = (streamName: string) =>
  read('kinesis', 'ListTagsForStream', { StreamName: streamName });

export const policyQuery = (streamArn: string) =>
  read('kinesis', 'GetResourcePolicy', { ResourceARN: streamArn });

/** Of the account in the region. */
export const accountQuery = () =>
  read('kinesis', 'DescribeAccountSettings', {}, { staleTime: 60_000 });
