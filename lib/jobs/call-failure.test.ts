import {
  ProvisionedThroughputExceededException,
  ResourceNotFoundException,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { callFailureOf } from '#lib/jobs/call-failure.ts';

const answered = (httpStatusCode: number) => ({ message: '', $metadata: { httpStatusCode } });
const coded = (code: string) =>
  Object.assign(new Error(code), { code, $metadata: { attempts: 1 } });

test.each([
  ['a throttle', new ProvisionedThroughputExceededException(answered(400)), [true, false, true]],
  ['a missing stream', new ResourceNotFoundException(answered(400)), [false, false, false]],
  ['an error of the server', Object.assign(new Error('x'), answered(500)), [false, true, true]],
  ['a refused connection', coded('ECONNREFUSED'), [false, false, true]],
  [
    'one refused on all addresses',
    new AggregateError([coded('ECONNREFUSED')]),
    [false, false, true],
  ],
  ['a connection cut short', coded('ECONNRESET'), [false, true, true]],
  [
    'no answer in time',
    Object.assign(new Error('late'), { name: 'TimeoutError' }),
    [false, true, true],
  ],
])('%s', (_, error, [isThrottle, isUncertain, isRetryable]) => {
  expect(callFailureOf(error)).toEqual({ isThrottle, isUncertain, isRetryable });
});

test('missing credentials will not come by trying again', () => {
  const error = Object.assign(new Error('Could not load credentials'), {
    name: 'CredentialsProviderError',
  });
  expect(callFailureOf(error).isRetryable).toBe(false);
});
