import { PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { clicks, iterator, put, read, StreamName } from '#engine/testing/clicks-stream.ts';

/** What no SDK would send. */
async function callRaw(endpoint: string, operation: string, input: object) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `Kinesis_20131202.${operation}`,
      'X-Amz-Date': '20261122T000000Z',
      Authorization:
        'AWS4-HMAC-SHA256 Credential=test/20261122/us-east-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=00',
    },
    body: JSON.stringify(input),
  });
  const { __type: type } = await response.json();
  return { status: response.status, type };
}

/** Of the right length and alphabet up to its end, so that only decoding tells. */
const malformed = ['QUJ?', 'QUJ-', 'QUI=QUI=', 'Zh==', 'QU J'];

test.each(malformed)('nothing is stored of a call whose last data is %s', async (Data) => {
  await using kinesis = await clicks(4);
  const { client, simulator } = kinesis;
  const good = Array.from({ length: 20 }, (_, index) => ({
    Data: 'Z29vZA==',
    PartitionKey: `${index}`,
  }));
  const refused = { status: 400, type: 'SerializationException' };
  const call = await callRaw(simulator.endpoint, 'PutRecords', {
    StreamName,
    Records: [...good, { Data, PartitionKey: 'bad' }],
  });
  expect(call).toEqual(refused);
  const one = await callRaw(simulator.endpoint, 'PutRecord', {
    StreamName,
    PartitionKey: 'k',
    Data,
  });
  expect(one).toEqual(refused);
  await put(client, 'after');
  for (const shard of [0, 1, 2, 3]) {
    const ShardId = `shardId-00000000000${shard}`;
    const { texts } = await read(client, await iterator(client, { ShardId }));
    expect(texts.filter((text) => text !== 'after')).toEqual([]);
  }
});

test('a refused call takes nothing from the limits', async () => {
  await using kinesis = await clicks(1);
  const good = Array.from({ length: 499 }, () => ({ Data: 'Z29vZA==', PartitionKey: 'k' }));
  for (let call = 0; call < 4; call++)
    await callRaw(kinesis.simulator.endpoint, 'PutRecords', {
      StreamName,
      Records: [...good, { Data: 'QUJ?', PartitionKey: 'k' }],
    });
  const Records = Array.from({ length: 500 }, () => ({
    Data: Buffer.from('good'),
    PartitionKey: 'k',
  }));
  for (const expected of [0, 0, 500]) {
    const { FailedRecordCount } = await kinesis.client.send(
      new PutRecordsCommand({ StreamName, Records }),
    );
    expect(FailedRecordCount).toBe(expected);
  }
});
