/** An error that a service may answer with although its model does not name it. */
export interface SharedError {
  readonly status: number;
  /** The empty string where AWS sends no text. */
  readonly message: string;
}

/**
 * What any service of AWS may fail with.
 * Names: https://docs.aws.amazon.com/kinesis/latest/APIReference/CommonErrors.html. Its front end answers client faults
 * with 400, whatever newer pages of that list say. [unsure] of the texts of those that are throttled or unavailable.
 */
export const sharedErrors: Readonly<Record<string, SharedError>> = {
  InternalFailure: { status: 500, message: '' },
  ServiceUnavailable: { status: 503, message: '' },
  ThrottlingException: { status: 400, message: 'Rate exceeded' },
  AccessDeniedException: { status: 400, message: '' },
  ExpiredTokenException: {
    status: 400,
    message: 'The security token included in the request is expired',
  },
  UnrecognizedClientException: {
    status: 400,
    message: 'The security token included in the request is invalid.',
  },
};
