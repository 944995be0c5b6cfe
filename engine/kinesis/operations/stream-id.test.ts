import {
  CreateStreamCommand,
  type DescribeStreamInput,
  DescribeStreamSummaryCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { clicks, StreamName } from '#engine/testing/clicks-stream.ts';
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';

const StreamId = 'abcdefghij0123456789-abc';

/** The SDK would send it to a host of its own making, whatever the endpoint is. */
async function describedBy(endpoint: string, input: DescribeStreamInput): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'Kinesis_20131202.DescribeStream',
      'x-amz-date': '20261122T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20261122/us-east-1/kinesis/aws4_request, ' +
        'SignedHeaders=host, Signature=0',
    },
  });
  const { __type, message, StreamDescription } = (await response.json()) as Record<string, string>;
  if (__type !== undefined) throw Object.assign(new Error(message), { name: __type });
  return StreamDescription;
}

test('a StreamId names no stream, not even one that is called so', async () => {
  await using kinesis = await clicks(1);
  const { client, simulator } = kinesis;
  await client.send(new CreateStreamCommand({ StreamName: StreamId, ShardCount: 1 }));
  await expectFailure(
    describedBy(simulator.endpoint, { StreamId }),
    'InvalidArgumentException',
    'Either StreamARN or StreamName should be provided.',
  );
});

test('beside a name, a StreamId has to have its form and says nothing', async () => {
  await using kinesis = await clicks(1);
  const { endpoint } = kinesis.simulator;
  expect(await describedBy(endpoint, { StreamName, StreamId })).toMatchObject({ StreamName });
  await expectValidationError(
    describedBy(endpoint, { StreamName, StreamId: 'abc' }),
    "Value 'abc' at 'streamId' failed to satisfy constraint: " +
      'Member must satisfy regular expression pattern: [a-z0-9]{20}-[a-z0-9]{3}',
  );
});

test('no stream is described with a StreamId', async () => {
  await using kinesis = await clicks(1);
  const { StreamDescriptionSummary } = await kinesis.client.send(
    new DescribeStreamSummaryCommand({ StreamName }),
  );
  expect(StreamDescriptionSummary).toMatchObject({ StreamName });
  expect(StreamDescriptionSummary).not.toHaveProperty('StreamId');
});
