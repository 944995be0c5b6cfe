import { expect, test } from 'vitest';
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
  StreamName,
  throttle,
  timesInjected,
} from '#engine/testing/faulty-orders.ts';

const Kind = 'ERROR';
const ErrorName = 'InternalFailure';
const StreamARN = `arn:aws:kinesis:us-east-1:${account}:stream/${StreamName}`;

test('a service is told from the others, and an operation from its siblings', async () => {
  const { lab, kinesis, cloudWatch } = await faultyOrders();
  const outcomes = async (terms: { Service?: string; Operations?: string[] }) => {
    await lab.putFault({ FaultId: 'only', Kind, ErrorName, ...terms });
    return [
      await failureOf(kinesis.listStreams({})),
      await failureOf(kinesis.describeLimits({})),
      await failureOf(cloudWatch.listMetrics({})),
    ];
  };
  expect(await outcomes({})).toEqual([ErrorName, ErrorName, ErrorName]);
  expect(await outcomes({ Service: 'cloudwatch' })).toEqual([undefined, undefined, ErrorName]);
  expect(await outcomes({ Operations: ['ListStreams', 'ListMetrics'] })).toEqual([
    ErrorName,
    undefined,
    ErrorName,
  ]);
});

test('a stream is known by its name, its ARNs, its consumers’ ARNs and its iterators', async () => {
  const { lab, kinesis } = await faultyOrders();
  await kinesis.createStream({ StreamName: 'clicks', ShardCount: 1 });
  const { Consumer } = await kinesis.registerStreamConsumer({ StreamARN, ConsumerName: 'reader' });
  const place = { ShardId: shard0, ShardIteratorType: 'TRIM_HORIZON' } as const;
  const { ShardIterator } = await kinesis.getShardIterator({ StreamName, ...place });
  const other = await kinesis.getShardIterator({ StreamName: 'clicks', ...place });
  await lab.putFault({ Kind, ErrorName, StreamName });
  const meant = [
    put(kinesis),
    putMany(kinesis, [key0]),
    kinesis.describeStreamSummary({ StreamARN }),
    kinesis.describeStreamConsumer({ ConsumerARN: Consumer?.ConsumerARN }),
    kinesis.listTagsForResource({ ResourceARN: StreamARN }),
    kinesis.getRecords({ ShardIterator }),
  ];
  for (const call of meant) expect(await failureOf(call)).toBe(ErrorName);
  await put(kinesis, key0, 'clicks');
  await kinesis.getRecords({ ShardIterator: other.ShardIterator });
  await kinesis.listStreams({});
  expect(await timesInjected(lab)).toEqual([meant.length]);
});

test('a shard is known by its id, by iterators, and by where records go', async () => {
  const { lab, kinesis } = await faultyOrders();
  const place = { StreamName, ShardIteratorType: 'LATEST' } as const;
  const { ShardIterator } = await kinesis.getShardIterator({ ...place, ShardId: shard1 });
  const healthy = await kinesis.getShardIterator({ ...place, ShardId: shard0 });
  await lab.putFault({ Kind, ErrorName, ShardId: shard1 });
  expect(await failureOf(kinesis.getShardIterator({ ...place, ShardId: '1' }))).toBe(ErrorName);
  expect(await failureOf(kinesis.getRecords({ ShardIterator }))).toBe(ErrorName);
  expect(await failureOf(put(kinesis, key1))).toBe(ErrorName);
  const hashed = { StreamName, PartitionKey: key0, ExplicitHashKey: String(2n ** 128n - 1n) };
  expect(await failureOf(kinesis.putRecord({ ...hashed, Data: Buffer.from('x') }))).toBe(ErrorName);
  await put(kinesis, key0);
  await kinesis.getRecords({ ShardIterator: healthy.ShardIterator });
});

test('of many records, only those that go to a failing shard fail', async () => {
  const { lab, kinesis } = await faultyOrders();
  await lab.putFault({ Kind, ErrorName: throttle, ShardId: shard1 });
  const { Records, FailedRecordCount } = await putMany(kinesis, [key0, key1, key0]);
  expect(FailedRecordCount).toBe(1);
  expect(Records?.map(({ ErrorCode, ShardId }) => ErrorCode ?? ShardId)).toEqual([
    shard0,
    throttle,
    shard0,
  ]);
  // An entry cannot say this, so the call does.
  await lab.putFault({ Kind, ErrorName: 'KMSDisabledException', ShardId: shard1 });
  await lab.deleteFault({ FaultId: (await lab.listFaults({})).Faults?.[0]?.FaultId });
  expect(await failureOf(putMany(kinesis, [key0, key1]))).toBe('KMSDisabledException');
  expect(await failureOf(putMany(kinesis, [key0]))).toBeUndefined();
});

test('a caller and a consumer are told from others', async () => {
  const { lab, kinesis, simulator } = await faultyOrders();
  const other = clientsOf(simulator.endpoint, 'another');
  await lab.putFault({ FaultId: 'only', Kind, ErrorName, AccessKeyId: 'another' });
  expect(await failureOf(put(other.kinesis))).toBe(ErrorName);
  await put(kinesis);
  for (const ConsumerName of ['slow', 'fast'])
    await kinesis.registerStreamConsumer({ StreamARN, ConsumerName });
  await lab.putFault({ FaultId: 'only', Kind, ErrorName, ConsumerName: 'slow' });
  const describe = (ConsumerName: string) =>
    failureOf(kinesis.describeStreamConsumer({ StreamARN, ConsumerName }));
  expect([await describe('slow'), await describe('fast')]).toEqual([ErrorName, undefined]);
});

test('all targets must fit', async () => {
  const { lab, kinesis } = await faultyOrders();
  await lab.putFault({
    Kind,
    ErrorName,
    Operations: ['PutRecord'],
    StreamName,
    ShardId: shard1,
    AccessKeyId: 'test',
  });
  expect(await failureOf(put(kinesis, key0))).toBeUndefined();
  expect(await failureOf(putMany(kinesis, [key1]))).toBeUndefined();
  expect(await failureOf(put(kinesis, key1))).toBe(ErrorName);
});

test('other accounts and the lab are left alone', async () => {
  const { lab, kinesis, simulator } = await faultyOrders();
  const other = clientsOf(simulator.endpoint, '111122223333');
  await lab.putFault({ Kind, ErrorName });
  expect(await failureOf(other.kinesis.listStreams({}))).toBeUndefined();
  expect((await other.lab.listFaults({})).Faults).toEqual([]);
  expect(await failureOf(lab.getClock({}))).toBeUndefined();
  expect(await failureOf(kinesis.listStreams({}))).toBe(ErrorName);
});
