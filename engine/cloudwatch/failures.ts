import {
  InvalidNextToken,
  InvalidParameterCombinationException,
  InvalidParameterValueException,
  LimitExceededException,
  MissingRequiredParameterException,
  ValidationException,
} from '@aws-sdk/client-cloudwatch';

const $metadata = {};

/** GetMetricData's `ValidationError`, as Query clients know it. */
export const validationError = (message: string) => new ValidationException({ message, $metadata });

export const invalidParameterValue = (message: string) =>
  new InvalidParameterValueException({ message, $metadata });

export const invalidParameterCombination = (message: string) =>
  new InvalidParameterCombinationException({ message, $metadata });

export const missingParameter = (message: string) =>
  new MissingRequiredParameterException({ message, $metadata });

/** Not an error of AWS's PutMetricData. */
export const limitExceeded = (message: string) =>
  new LimitExceededException({ message, $metadata });

/** [unsure] of the text. */
export const invalidNextToken = () =>
  new InvalidNextToken({ message: 'The next token specified is invalid.', $metadata });
