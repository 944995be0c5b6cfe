import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSimulator } from '#engine/simulator.ts';
import { call } from '#lib/aws/call.ts';
import { simulatorId } from '#lib/db.ts';
import { readEvents } from '#lib/records/event-stream.ts';
import type { ReadingMessage } from '#lib/records/reading-message.ts';
import { readingResponse } from '#lib/records/reading-response.ts';
import {
  type SimulatedConnection,
  simulatedConnection,
} from '#lib/testing/simulated-connection.ts';

let simulator: Awaited<ReturnType<typeof createSimulator>>;
let connected: SimulatedConnection;
let connection: SimulatedConnection['connection'];

beforeAll(async () => {
  simulator = await createSimulator({ clock: 'manual', lifecycleMs: 0, limits: false });
  connected = await simulatedConnection(simulator.endpoint, 'orders', 1);
  ({ connection } = connected);
  await putNumber(1);
});

afterAll(async () => {
  await connected.close();
  await simulator.close();
});

async function putNumber(n: number) {
  simulator.clock.advance(1_000);
  await call(connection, 'kinesis', 'PutRecord', {
    StreamName: 'orders',
    PartitionKey: 'k',
    Data: Buffer.from(JSON.stringify({ n })),
  });
  simulator.clock.advance(1_000);
}

async function ask(body: unknown, signal?: AbortSignal) {
  const request = new Request('http://localhost/api/tail', {
    method: 'POST',
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
  const response = await readingResponse(request, async () => connection);
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  if (!response.body) throw new Error('There is no body.');
  // The route writes nothing else.
  return readEvents(response.body) as AsyncGenerator<ReadingMessage>;
}

const query = { streamName: 'orders', readsPerSecond: 5 };
const shown = (message: ReadingMessage) =>
  message.type === 'page' ? message.lines.map(({ preview }) => preview) : [];

test('a range comes with its columns, the paths that were seen, and its end', async () => {
  const messages: ReadingMessage[] = [];
  const asked = { connectionId: connection.id, query, columns: ['n'] };
  for await (const message of await ask(asked)) messages.push(message);
  expect(messages.flatMap(shown)).toEqual(['{"n":1}']);
  expect(messages.at(-1)).toMatchObject({ type: 'page', progress: { reason: 'tip' } });
  expect(messages.find((message) => 'paths' in message)).toMatchObject({
    paths: ['n'],
    lines: [{ columns: ['1'] }],
  });
});

test('a tail gives what is put, until nobody listens', async () => {
  const stop = new AbortController();
  const live = { ...query, from: { type: 'latest' }, until: { type: 'never' } };
  const events = await ask({ connectionId: connection.id, query: live }, stop.signal);
  const seen: string[] = [];
  let wasPut = false;
  for await (const message of events) {
    seen.push(...shown(message));
    // Once it has read, it has an iterator, and misses nothing after it.
    if (!wasPut && message.type === 'page' && message.progress.calls > 0) {
      wasPut = true;
      await putNumber(2);
    }
    if (seen.length > 0) stop.abort();
  }
  expect(seen).toEqual(['{"n":2}']);
});

test.each([
  [{ connectionId: 'another', query }, 'ConnectionChanged'],
  [{ query }, 'InvalidInput'],
  [{ connectionId: simulatorId, query: { ...query, filter: '(' } }, 'FilterSyntax'],
  [{ connectionId: simulatorId, query, columns: ['a b'] }, 'InvalidInput'],
  [{ connectionId: simulatorId, query: { streamName: 'none' } }, 'ResourceNotFoundException'],
])('%j fails in words', async (body, name) => {
  const messages: ReadingMessage[] = [];
  for await (const message of await ask(body)) messages.push(message);
  expect(messages.at(-1)).toMatchObject({ type: 'failure', failure: { name } });
});
