import type { PutRecordsResultEntry } from '@aws-sdk/client-kinesis';
import type { EntryFailure } from '#engine/core/service.ts';
import { writeThrottleMessage } from './failures.ts';
import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';

/** The code of an entry that AWS failed to store. The only other one is that of a throttle. */
export const internalFailure = 'InternalFailure';

/**
 * What PutRecords answers of a record that was not stored. Both texts are from users' reports of AWS.
 * @param fault missing where the shard's limits refused the record
 */
export function failedEntry(
  stream: Stream,
  shard: Shard,
  fault: EntryFailure | undefined,
): PutRecordsResultEntry {
  const ErrorCode = fault?.errorName ?? 'ProvisionedThroughputExceededException';
  const isInternal = ErrorCode === internalFailure;
  const text = isInternal ? 'Internal Service Failure' : writeThrottleMessage(stream, shard);
  return { ErrorCode, ErrorMessage: fault?.message ?? text };
}
