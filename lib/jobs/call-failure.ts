import { toFailure } from '#lib/aws/failure.ts';
import type { CallFailure } from '#lib/jobs/delivery.ts';

const throttles = new Set([
  'ProvisionedThroughputExceededException',
  'LimitExceededException',
  'KMSThrottlingException',
  'Throttling',
  'ThrottlingException',
]);

/** The connection was never made, so nothing can have arrived. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);

/** What a failed PutRecords call means for the records in it. */
export function callFailureOf(error: unknown): CallFailure {
  const { retryable } = toFailure(error);
  const status = httpStatusOf(error);
  return {
    isThrottle: error instanceof Error && throttles.has(error.name),
    isUncertain: status === undefined ? !neverConnected.has(codeOf(error)) : status >= 500,
    isRetryable: retryable || isTransport(error),
  };
}

/** An answer that never came; the SDK's own complaints (no credentials, no region) have no code either. */
const isTransport = (error: unknown) =>
  httpStatusOf(error) === undefined &&
  (codeOf(error) !== '' || (error instanceof Error && error.name === 'TimeoutError'));

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error.cause === undefined ? '' : codeOf(error.cause);
}

function httpStatusOf(error: unknown): number | undefined {
  const { $metadata } = Object(error) as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode;
}
