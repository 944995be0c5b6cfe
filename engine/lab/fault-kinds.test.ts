import type { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { NodeHttp2Handler, NodeHttpHandler } from '@smithy/node-http-handler';
import { describe, expect, test } from 'vitest';
import type { Simulator } from '#engine/simulator.ts';
import { expectFailure } from '#engine/testing/expect-failure.ts';
import {
  account,
  clientsOf,
  failureOf,
  faultyOrders,
  key0,
  key1,
  put,
  putMany,
  shard0,
  shard1,
  stored,
  StreamName,
  throttle,
  timesInjected,
} from '#engine/testing/faulty-orders.ts';

const errorOf = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

const status = (httpStatusCode: number) => ({
  $metadata: expect.objectContaining({ httpStatusCode }),
});

/** What CloudWatch has of the stream since it was made; `undefined` where that is nothing. */
async function sumOf(cloudWatch: CloudWatch, { clock }: Simulator, MetricName: string) {
  clock.advance(60_000);
  const { Datapoints = [] } = await cloudWatch.getMetricStatistics({
    Namespace: 'AWS/Kinesis',
    MetricName,
    Dimensions: [{ Name: 'StreamName', Value: StreamName }],
    Statistics: ['Sum'],
    Period: 300,
    StartTime: new Date(clock.now() - 600_000),
    EndTime: new Date(clock.now()),
  });
  return Datapoints.length === 0
    ? undefined
    : Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0);
}

describe('ERROR', () => {
  test('answers in AWS’s words, in each protocol, and nothing is stored', async () => {
    const { lab, kinesis, cbor, log } = await faultyOrders();
    await lab.putFault({ Kind: 'ERROR', ErrorName: throttle, Operations: ['PutRecord'] });
    const words = `Rate exceeded for shard ${shard0} in stream orders under account ${account}.`;
    await expectFailure(put(kinesis), throttle, words);
    await expectFailure(put(cbor), throttle, words);
    expect(await timesInjected(lab)).toEqual([2]);
    expect(await stored(kinesis)).toBe(0);
    expect(log).toEqual([]);
  });

  test('has the status and the class that the SDK knows it by', async () => {
    const { lab, kinesis, cloudWatch } = await faultyOrders();
    const rise = async (ErrorName: string, ErrorMessage?: string) => {
      await lab.putFault({ FaultId: 'only', Kind: 'ERROR', ErrorName, ErrorMessage });
      return [await errorOf(put(kinesis)), await errorOf(cloudWatch.listMetrics({}))];
    };
    const [inKinesis, inCloudWatch] = await rise('InternalFailure');
    expect(inKinesis).toMatchObject({ name: 'InternalFailure', ...status(500) });
    expect(inCloudWatch).toMatchObject({ name: 'InternalFailure', ...status(500) });
    const [busy] = await rise('ServiceUnavailable', 'Try later.');
    expect(busy).toMatchObject({ message: 'Try later.', ...status(503) });
    const [slow] = await rise('ThrottlingException');
    expect(slow).toMatchObject({ name: 'ThrottlingException', ...status(400) });
  });

  test.each([
    ['ResourceNotFoundException', `Stream orders under account ${account} not found.`],
    ['LimitExceededException', `Rate exceeded for stream orders under account ${account}.`],
    [
      'ResourceInUseException',
      `Stream orders under account ${account} not ACTIVE, instead in state UPDATING`,
    ],
    [
      'KMSDisabledException',
      /^arn:aws:kms:us-east-1:000000000000:alias\/aws\/kinesis is disabled\.$/,
    ],
    ['KMSAccessDeniedException', /kms:GenerateDataKey on resource: arn:aws:kms/],
    ['AccessDeniedException', /not authorized to perform: kinesis:PutRecord on resource: arn:/],
    ['ExpiredIteratorException', /^Iterator expired\. The iterator was created at time Sat Nov 21/],
  ])('%s has AWS’s text', async (ErrorName, text) => {
    const { lab, kinesis } = await faultyOrders();
    await lab.putFault({ Kind: 'ERROR', ErrorName, Service: 'kinesis' });
    await expectFailure(put(kinesis), ErrorName, text);
  });

  test('counts in the metrics as if AWS had refused the call', async () => {
    const { lab, kinesis, cloudWatch, simulator } = await faultyOrders();
    await lab.putFault({ Kind: 'ERROR', ErrorName: throttle, Service: 'kinesis' });
    await failureOf(put(kinesis));
    await failureOf(putMany(kinesis, [key0, key1]));
    expect(await sumOf(cloudWatch, simulator, 'WriteProvisionedThroughputExceeded')).toBe(3);
    expect(await sumOf(cloudWatch, simulator, 'PutRecord.Success')).toBe(0);
  });

  test('comes after the request has been checked', async () => {
    const { lab, kinesis } = await faultyOrders();
    await lab.putFault({ Kind: 'ERROR', ErrorName: 'InternalFailure' });
    await expectFailure(put(kinesis, ''), 'ValidationException');
    expect(await timesInjected(lab)).toEqual([0]);
  });
});

describe('PARTIAL_FAILURE', () => {
  test('refuses a share of the entries and stores the others', async () => {
    const { lab, kinesis } = await faultyOrders();
    await lab.putFault({ Kind: 'PARTIAL_FAILURE', FailedShare: 0.3, Seed: 7 });
    const { Records = [], FailedRecordCount = 0 } = await putMany(kinesis, Array(500).fill(key0));
    const failed = Records.filter(({ ErrorCode }) => ErrorCode);
    expect(failed).toHaveLength(FailedRecordCount);
    expect(FailedRecordCount / 500).toBeCloseTo(0.3, 1);
    for (const entry of failed)
      expect(entry).toEqual({
        ErrorCode: throttle,
        ErrorMessage: `Rate exceeded for shard ${shard0} in stream orders under account ${account}.`,
      });
    expect(await stored(kinesis)).toBe(500 - FailedRecordCount);
    expect(await timesInjected(lab)).toEqual([1]);
  });

  test('speaks of internal failures as AWS does, also in CBOR, and in the metrics', async () => {
    const { lab, cbor, kinesis, cloudWatch, simulator } = await faultyOrders();
    const ErrorName = 'InternalFailure';
    await lab.putFault({ Kind: 'PARTIAL_FAILURE', FailedShare: 1, ErrorName, ShardId: shard1 });
    const { Records } = await putMany(cbor, [key0, key1]);
    expect(Records).toEqual([
      expect.objectContaining({ ShardId: shard0 }),
      { ErrorCode: ErrorName, ErrorMessage: 'Internal Service Failure' },
    ]);
    expect([await stored(kinesis), await stored(kinesis, shard1)]).toEqual([1, 0]);
    expect(await sumOf(cloudWatch, simulator, 'PutRecords.FailedRecords')).toBe(1);
  });

  test('leaves requests without a struck entry uncounted', async () => {
    const { lab, kinesis } = await faultyOrders();
    await lab.putFault({ Kind: 'PARTIAL_FAILURE', FailedShare: 1, ShardId: shard1, MostTimes: 1 });
    expect((await putMany(kinesis, [key0])).FailedRecordCount).toBe(0);
    expect(await timesInjected(lab)).toEqual([0]);
    expect((await putMany(kinesis, [key1, key1])).FailedRecordCount).toBe(2);
    expect((await putMany(kinesis, [key1])).FailedRecordCount).toBe(0);
  });
});

describe('LATENCY', () => {
  test('waits in real time, whatever the clock does, before the work is done', async () => {
    const { lab, kinesis } = await faultyOrders();
    await lab.putFault({ Kind: 'LATENCY', LatencyMs: 150, LatencyJitterMs: 20, MostTimes: 1 });
    const startMs = performance.now();
    const slow = put(kinesis);
    await slow;
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(149);
    expect(await stored(kinesis)).toBe(1);
  });

  test('adds to an error, and holds nobody else up', async () => {
    const { lab, kinesis } = await faultyOrders();
    const Operations = ['PutRecord'];
    await lab.putFault({ Kind: 'LATENCY', LatencyMs: 200, Operations });
    await lab.putFault({ Kind: 'ERROR', ErrorName: 'InternalFailure', Operations });
    const order: string[] = [];
    await Promise.all([
      failureOf(put(kinesis)).then((name = 'stored') => order.push(name)),
      kinesis.listStreams({}).then(() => order.push('listed')),
    ]);
    expect(order).toEqual(['listed', 'InternalFailure']);
  });

  test('does not keep the simulator from ending', async () => {
    const { lab, kinesis, simulator, log } = await faultyOrders();
    await lab.putFault({ Kind: 'LATENCY', LatencyMs: 60_000 });
    const slow = failureOf(put(kinesis));
    await expect.poll(() => timesInjected(lab)).toEqual([1]);
    await simulator.close();
    expect(await slow).toBeDefined();
    expect(log).toEqual([]);
  });
});

describe('DROPPED_CONNECTION', () => {
  test.each([
    ['HTTP/1.1', () => new NodeHttpHandler()],
    ['HTTP/2', () => new NodeHttp2Handler()],
  ])('ends without an answer over %s, and the next call is answered', async (_, handler) => {
    const { lab, kinesis, log, simulator } = await faultyOrders({}, handler);
    await lab.putFault({ Kind: 'DROPPED_CONNECTION', Operations: ['PutRecord'], MostTimes: 1 });
    const failure = await errorOf(put(kinesis));
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toHaveProperty('$metadata.httpStatusCode');
    await put(kinesis);
    expect(await stored(clientsOf(simulator.endpoint).kinesis)).toBe(1);
    expect(log).toEqual([]);
  });
});
