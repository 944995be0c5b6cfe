import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultyOrders, shard0, StreamName, throttle } from '#engine/testing/faulty-orders.ts';

/** What a fault looks at before a request has been checked: it may be anything. */
const odd = fc.oneof(
  fc.constantFrom(StreamName, shard0, 'arn:aws:kinesis:us-east-1:000000000000:stream/orders'),
  fc.constantFrom('9'.repeat(39), '9'.repeat(60), '-1', 'shardId-', 'a'.repeat(5000), '\ud800'),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.jsonValue({ maxDepth: 2 }),
);
const entry = fc.record({ PartitionKey: odd, ExplicitHashKey: odd }, { requiredKeys: [] });
const request = fc.record(
  {
    StreamName: fc.oneof(fc.constant(StreamName), odd),
    StreamARN: odd,
    ConsumerARN: odd,
    ResourceARN: odd,
    ConsumerName: odd,
    ShardId: odd,
    ShardIterator: odd,
    PartitionKey: odd,
    ExplicitHashKey: odd,
    Records: fc.oneof(odd, fc.array(fc.oneof(odd, entry), { maxLength: 3 })),
  },
  { requiredKeys: [] },
);
const operation = fc.constantFrom('PutRecord', 'PutRecords', 'GetRecords', 'SubscribeToShard');

test('no request makes a fault that looks at it fail itself', async () => {
  const { lab, log, simulator } = await faultyOrders();
  const terms = { Kind: 'ERROR', ErrorName: throttle, Service: 'kinesis' } as const;
  await lab.putFault({ ...terms, StreamName, ShardId: shard0 });
  await lab.putFault({ ...terms, ShardId: shard0 });
  await lab.putFault({ ...terms, ConsumerName: 'reader' });
  await fc.assert(
    fc.asyncProperty(operation, request, async (name, body) => {
      const response = await fetch(simulator.endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `Kinesis_20131202.${name}`,
          'x-amz-date': '20261122T000000Z',
          authorization:
            'AWS4-HMAC-SHA256 Credential=test/20261122/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0',
        },
        body: JSON.stringify(body),
      });
      await response.arrayBuffer();
      expect(response.status).toBeLessThan(500);
    }),
    { numRuns: 500 },
  );
  expect(log).toEqual([]);
});
