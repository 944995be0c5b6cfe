import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSimulator } from '#engine/simulator.ts';
import { call } from '#lib/aws/call.ts';
import { forgetClients } from '#lib/aws/clients.ts';
import type { Result } from '#lib/aws/failure.ts';
import { answer } from '#lib/aws/gateway.ts';
import { decodeTagged, encodeTagged } from '#lib/aws/tagged-json.ts';
import {
  type SimulatedConnection,
  simulatedConnection,
} from '#lib/testing/simulated-connection.ts';

let simulator: Awaited<ReturnType<typeof createSimulator>>;
let connected: SimulatedConnection;
let connection: SimulatedConnection['connection'];

beforeAll(async () => {
  simulator = await createSimulator({ clock: 'manual', lifecycleMs: 0 });
  connected = await simulatedConnection(simulator.endpoint, 'orders', 1);
  ({ connection } = connected);
});

afterAll(async () => {
  await connected.close();
  await simulator.close();
});

async function ask(
  service: string,
  operation: string,
  input: unknown,
  headers: Record<string, string> = {},
) {
  const body = typeof input === 'string' ? input : encodeTagged(input);
  const request = new Request('http://localhost/', { method: 'POST', body, headers });
  const response = await answer(request, service, operation, async () => connection);
  const result = decodeTagged(await response.text()) as Result<Record<string, unknown>>;
  return { status: response.status, result };
}

test('dates and bytes of the SDK reach the browser as dates and bytes', async () => {
  const bytes = Uint8Array.from([0, 1, 254, 255]);
  await call(connection, 'kinesis', 'PutRecord', {
    StreamName: 'orders',
    PartitionKey: 'k',
    Data: bytes,
  });
  const first = await ask('kinesis', 'GetShardIterator', {
    StreamName: 'orders',
    ShardId: 'shardId-000000000000',
    ShardIteratorType: 'AT_TIMESTAMP',
    Timestamp: new Date(simulator.clock.now() - 1_000),
  });
  const { ShardIterator } = first.result.ok ? first.result.data : {};
  const { status, result } = await ask('kinesis', 'GetRecords', { ShardIterator });
  expect(status).toBe(200);
  expect(result).toMatchObject({ ok: true, data: { Records: [{ Data: bytes }] } });
  expect(result.ok && result.data.Records).toEqual([
    expect.objectContaining({ ApproximateArrivalTimestamp: expect.any(Date) }),
  ]);
});

test('what AWS refuses arrives with its code and request id', async () => {
  const { status, result } = await ask('kinesis', 'DescribeStreamSummary', { StreamName: 'none' });
  expect(status).toBe(200);
  expect(result).toMatchObject({
    ok: false,
    failure: { name: 'ResourceNotFoundException', requestId: expect.stringMatching(/^[\w-]+$/) },
  });
});

test('AWS’s complaint about a member names it', async () => {
  const { result } = await ask('kinesis', 'DescribeStreamSummary', { StreamName: 'no spaces' });
  expect(result).toMatchObject({ ok: false, failure: { member: 'streamName' } });
});

test.each([
  ['kinesis', 'DeleteStream'],
  ['kinesis', 'PutRecord'],
  ['lab', 'SetClock'],
  ['constructor', 'ListStreams'],
  ['kinesis', 'toString'],
])('%s %s is not offered', async (service, operation) => {
  const { status, result } = await ask(service, operation, {});
  expect(status).toBe(404);
  expect(result).toMatchObject({ failure: { name: 'NotARead' } });
});

test.each([['not json'], ['[]'], ['"text"'], ['']])('%j is no input', async (body) => {
  expect((await ask('kinesis', 'ListStreams', body)).status).toBe(400);
});

test('a body over the limit is refused', async () => {
  const { status } = await ask('kinesis', 'ListStreams', { x: 'a'.repeat(600_000) });
  expect(status).toBe(413);
});

test('a page of another connection is told so', async () => {
  const { result } = await ask(
    'kinesis',
    'ListStreams',
    {},
    { 'x-kinetoscope-connection': 'other' },
  );
  expect(result).toMatchObject({ ok: false, failure: { name: 'ConnectionChanged' } });
});

test('a connection to which nothing answers says what to do', async () => {
  const gone = { ...connection, id: 'gone', endpoint: 'http://127.0.0.1:1' };
  await expect(call(gone, 'kinesis', 'ListStreams', {})).rejects.toMatchObject({
    failure: { name: 'Unreachable', retryable: true },
  });
  forgetClients('gone');
});

test('the lab is asked on the simulator only', async () => {
  const clock = await call(connection, 'lab', 'GetClock', {});
  expect(clock.Now?.getTime()).toBe(simulator.clock.now());
  await expect(
    call({ ...connection, simulated: false }, 'lab', 'GetClock', {}),
  ).rejects.toMatchObject({ failure: { name: 'NotSimulated' } });
});
