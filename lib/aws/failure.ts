/** Why something did not happen: the one shape that every screen shows. */
export interface Failure {
  /** AWS's code, or one of the console's own: `Unreachable`, `ReadOnlyConnection`, `InvalidInput`. */
  name: string;
  message: string;
  requestId?: string;
  /** Whether the same call may succeed a little later. */
  retryable: boolean;
  /** The member of the request that is to blame, as AWS writes it: `streamName`, `records.1.member.partitionKey`. */
  member?: string;
}

export type Result<T> = { ok: true; data: T } | { ok: false; failure: Failure };

/** An error whose failure is already known. */
export class FailureError extends Error {
  override readonly name: string = 'FailureError';
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.message, { cause });
    this.failure = failure;
  }
}

/** Throttles and refusals that pass with time, beside what the SDK marks itself. */
const passing = new Set([
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'ResourceInUseException',
  'KMSThrottlingException',
  'Throttling',
  'ThrottlingException',
]);

/** Whether the server lacks an operation, or all of its service: asking for it again is in vain. */
export const isNotOffered = ({ name }: Failure): boolean =>
  name === 'UnknownOperationException' || name === 'UnexpectedAnswer';

/** Makes a failure of anything thrown. */
export function toFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  if (!(error instanceof Error)) {
    return { name: 'UnexpectedError', message: String(error), retryable: false };
  }
  const { requestId, httpStatusCode, isRetryable } = serviceDetails(error);
  const failure: Failure = {
    name: error.name,
    message: error.message || error.name,
    retryable: isRetryable || passing.has(error.name) || (httpStatusCode ?? 0) >= 500,
  };
  if (requestId !== undefined) failure.requestId = requestId;
  const member = blamedMember(error.message);
  if (member !== undefined) failure.member = member;
  return failure;
}

/** The first member named in AWS's validation grammar: `Value 'x' at 'streamName' failed to satisfy constraint: …`. */
export const blamedMember = (message: string): string | undefined =>
  / at '([^']+)' failed to satisfy constraint: /.exec(message)?.[1];

function serviceDetails(error: Error) {
  const { $metadata, $retryable } = error as Error & {
    $metadata?: { requestId?: string; httpStatusCode?: number };
    $retryable?: unknown;
  };
  return { ...$metadata, isRetryable: $retryable !== undefined };
}
