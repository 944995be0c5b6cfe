import { FailureError } from '#lib/aws/failure.ts';

interface Place {
  name: string;
  endpoint?: string;
  region: string;
  simulated: boolean;
}

/** What the codes of a failed connection mean to a person. */
const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ENOTFOUND: 'the name is not known',
  EAI_AGAIN: 'the name cannot be looked up now',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no network',
  EPROTO: 'it does not speak TLS',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  TimeoutError: 'no answer in time',
};

/**
 * Says what happened and what to do where the SDK's error is about the way there, or about an operation that is not
 * there; any other error passes through.
 */
export function explain(error: unknown, place: Place, operation: string): unknown {
  if (!(error instanceof Error) || error instanceof FailureError) return error;
  if (error.name === 'UnknownOperationException') return notOffered(error, place, operation);
  if (error.name === 'CredentialsProviderError') return noCredentials(error, place);
  if (error instanceof SyntaxError) return otherProtocol(error, place, operation);
  const reason = reasons[codeOf(error) ?? ''] ?? reasons[error.name];
  if (reason === undefined) return error;
  return new FailureError(
    { name: 'Unreachable', message: unreachable(place, reason), retryable: true },
    error,
  );
}

function unreachable({ name, endpoint, region, simulated }: Place, reason: string): string {
  if (simulated) {
    return `The simulator does not answer on ${endpoint}: ${reason}. Is it running? “npm start” starts it.`;
  }
  const where = endpoint ?? `AWS in ${region}`;
  return `${name} does not answer (${where}): ${reason}. Check the endpoint, the region and the network.`;
}

const noCredentials = (error: Error, { name }: Place) =>
  new FailureError(
    {
      name: error.name,
      message: `${name} has no credentials to sign with. ${error.message}. Sign in with the AWS CLI, set AWS_PROFILE or the access key in the environment of the console, or edit the connection.`,
      retryable: false,
    },
    error,
  );

/** Other people's servers have some of AWS's operations. Their refusal says no more than its name. */
const notOffered = (error: Error, { name }: Place, operation: string) =>
  new FailureError(
    {
      name: error.name,
      message: `This server does not offer ${operation}. What needs it cannot be shown or done through ${name}.`,
      retryable: false,
    },
    error,
  );

/** The SDK found no JSON where it expected some. */
const otherProtocol = (error: Error, { name }: Place, operation: string) =>
  new FailureError(
    {
      name: 'UnexpectedAnswer',
      message: `This server does not offer ${operation}, or not in AWS’s protocol. What needs it cannot be shown or done through ${name}.`,
      retryable: false,
    },
    error,
  );

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined;
