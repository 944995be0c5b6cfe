import { KinesisServiceException, ResourceNotFoundException } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { explain } from '#lib/aws/explain.ts';
import { blamedMember, FailureError, isNotOffered, toFailure } from '#lib/aws/failure.ts';

test('AWS’s code, message and request id are kept', () => {
  const error = new ResourceNotFoundException({
    message: 'Stream orders under account 111122223333 not found.',
    $metadata: { requestId: 'r-1', httpStatusCode: 400 },
  });
  expect(toFailure(error)).toEqual({
    name: 'ResourceNotFoundException',
    message: 'Stream orders under account 111122223333 not found.',
    requestId: 'r-1',
    retryable: false,
  });
});

test.each([
  [
    "1 validation error detected: Value 'a b' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
    'streamName',
  ],
  [
    "2 validation errors detected: Value null at 'records.3.member.partitionKey' failed to satisfy constraint: Member must not be null; Value '' at 'streamName' failed to satisfy constraint: Member must have length greater than or equal to 1",
    'records.3.member.partitionKey',
  ],
  [
    "1 validation error detected: Value 'it's at 'home'' at 'partitionKey' failed to satisfy constraint: Member must have length less than or equal to 256",
    'partitionKey',
  ],
  ['Stream orders already exists.', undefined],
])('%s blames %s', (message, member) => expect(blamedMember(message)).toBe(member));

test.each([
  ['LimitExceededException', 400, true],
  ['InternalFailure', 500, true],
  ['ResourceInUseException', 400, true],
  ['InvalidArgumentException', 400, false],
])('%s with status %i is passing: %s', (name, httpStatusCode, retryable) => {
  const error = new KinesisServiceException({
    name,
    message: '',
    $fault: 'client',
    $metadata: { httpStatusCode },
  });
  expect(toFailure(error)).toMatchObject({ message: name, retryable });
});

const simulator = {
  name: 'Simulator',
  endpoint: 'http://127.0.0.1:4567',
  region: 'us-east-1',
  simulated: true,
};

test('a simulator that is not there is named, and what to do', () => {
  const refused = Object.assign(new Error(''), { code: 'ECONNREFUSED' });
  expect(toFailure(explain(refused, simulator, 'ListStreams'))).toEqual({
    name: 'Unreachable',
    message:
      'The simulator does not answer on http://127.0.0.1:4567: nothing listens there. Is it running? “npm start” starts it.',
    retryable: true,
  });
});

test('a real connection without credentials is told where they may come from', () => {
  const missing = Object.assign(new Error('Could not load credentials from any providers'), {
    name: 'CredentialsProviderError',
  });
  const place = { name: 'Shop', region: 'eu-west-1', simulated: false };
  const failure = toFailure(explain(missing, place, 'ListStreams'));
  expect(failure).toMatchObject({ name: 'CredentialsProviderError', retryable: false });
  expect(failure.message).toContain('Shop has no credentials');
  expect(isNotOffered(failure)).toBe(false);
});

test('an answer in another protocol is told from what AWS says', () => {
  const failure = toFailure(
    explain(new SyntaxError('Unexpected token <'), simulator, 'ListStreams'),
  );
  expect(failure.name).toBe('UnexpectedAnswer');
  expect(failure.message).toContain('This server does not offer ListStreams,');
  expect(isNotOffered(failure)).toBe(true);
});

test('an operation that a server lacks is named', () => {
  const unknown = Object.assign(new Error('UnknownError'), { name: 'UnknownOperationException' });
  const place = { name: 'Abroad', region: 'eu-west-1', simulated: false };
  const failure = toFailure(explain(unknown, place, 'GetResourcePolicy'));
  expect(failure).toMatchObject({ name: 'UnknownOperationException', retryable: false });
  expect(failure.message).toContain('This server does not offer GetResourcePolicy.');
  expect(isNotOffered(failure)).toBe(true);
});

test('what AWS says is not explained away', () => {
  const error = new ResourceNotFoundException({ message: 'gone', $metadata: {} });
  expect(explain(error, simulator, 'ListStreams')).toBe(error);
});

test('a failure that is known already stays what it is', () => {
  const failure = { name: 'ReadOnlyConnection', message: 'locked', retryable: false };
  expect(toFailure(new FailureError(failure))).toBe(failure);
  expect(toFailure('text')).toMatchObject({ name: 'UnexpectedError', message: 'text' });
});
