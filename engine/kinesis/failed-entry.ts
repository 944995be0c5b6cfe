import type { PutRecordsResultEntry } from '@aws-sdk/client-kinesis';
import type { EntryFailure } from '#engine/core/service.ts';
import { writeThrottleMessage } from './failures.ts';
import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';

/** The codes of entries that AWS did not store: it failed, or the shard's limits are used up. */
export const internalFailure = 'InternalFailure';
export const throttled = 'ProvisionedThroughputExceededException';

/**
 * What PutRecords answers of a record that was not stored. Both texts are from users' reports of AWS.
 * @param fault missing where the shard's limits refused the record
 */
export function failedEntry(
  stream: Stream,
  shard: Shard,
  fault: EntryFailure | undefined,
): PutRecordsResultEntry {
  const ErrorCode = fault?.errorName ?? throttled;
  const isInternal = ErrorCode === internalFailure;
  const text = isInternal ? 'Internal Service Failure' : writeThrottleMessage(stream, shard);
  return { ErrorCode, ErrorMessage: fault?.message ?? text };
}
