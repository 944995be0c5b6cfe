import { hoursPerMonth, type PriceLine } from '#lib/prices/kinesis.ts';

/**
 * Prices of KMS in us-east-1, in US dollars, without the free 20,000 requests a month. [unsure] of the prices of today.
 * https://aws.amazon.com/kms/pricing/
 */
const keyMonth = 1;
const request = 0.03 / 10_000;

/**
 * Kinesis asks KMS for a data key about every five minutes, for each credential that writes or reads.
 * https://docs.aws.amazon.com/streams/latest/dev/costs-performance.html
 */
const requestsPerHour = 12;

const awsKey = /(^|:)alias\/aws\/kinesis$/;

/** What encryption with a key costs a month beside the stream. AWS's own key is free, its requests are not. */
export const encryptionMonth = (keyId: string, credentials: number): PriceLine[] => [
  { text: 'Key', dollars: awsKey.test(keyId) ? 0 : keyMonth },
  { text: 'KMS requests', dollars: credentials * requestsPerHour * hoursPerMonth * request },
];
