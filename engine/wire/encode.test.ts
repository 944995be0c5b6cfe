import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as kinesis from '@aws-sdk/client-kinesis';
import { describe, expect, it } from 'vitest';
import { createAsk, type Run } from './testing/ask.ts';

const ask = createAsk(kinesis, cloudwatch);

const failing =
  (error: unknown): Run =>
  () => {
    throw error;
  };

describe('errors', () => {
  it('of the service go out as its model has them', async () => {
    const message = 'Rate exceeded for shard shardId-000000000000.';
    const run = failing(
      new kinesis.ProvisionedThroughputExceededException({ message, $metadata: {} }),
    );
    expect(await ask({ run })).toMatchObject({
      status: 400,
      body: JSON.stringify({ __type: 'ProvisionedThroughputExceededException', message }),
      log: [],
    });
  });

  it('of the service that are its own fault are 500', async () => {
    const run = failing(new kinesis.InternalFailureException({ message: 'oh', $metadata: {} }));
    expect(await ask({ run })).toMatchObject({ status: 500 });
  });

  it('that the model does not have keep their name and status', async () => {
    const error = Object.assign(new Error('not yet'), {
      name: 'Odd',
      $fault: 'server',
      $metadata: { httpStatusCode: 501 },
    });
    expect(await ask({ run: failing(error) })).toMatchObject({
      status: 501,
      body: '{"__type":"Odd","message":"not yet"}',
    });
  });

  it('that clients of the Query protocol knew go out under both names', async () => {
    const target = { 'x-amz-target': 'GraniteServiceVersion20100801.GetMetricStatistics' };
    const run = failing(
      new cloudwatch.InvalidParameterValueException({ message: 'odd', $metadata: {} }),
    );
    const asked = await ask({ run, headers: { ...target, 'x-amzn-query-mode': 'true' } });
    expect(asked.headers['x-amzn-query-error']).toBe('InvalidParameterValue;Sender');
    expect(asked.body).toBe('{"__type":"InvalidParameterValueException","message":"odd"}');
    const unasked = await ask({ run, headers: target });
    expect(unasked.headers['x-amzn-query-error']).toBeUndefined();
  });

  it.each([new TypeError('x is not a function'), 'a text', undefined])(
    'that nobody meant are logged and told to nobody: %s',
    async (thrown) => {
      const { status, body, headers, log } = await ask({ run: failing(thrown) });
      expect([status, body]).toEqual([500, '{"__type":"InternalFailure"}']);
      expect(log).toEqual([
        expect.objectContaining({
          level: 'error',
          event: 'bug',
          operation: 'PutRecord',
          requestId: headers['x-amzn-RequestId'],
        }),
      ]);
    },
  );
});
