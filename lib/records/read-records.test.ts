import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSimulator } from '#engine/simulator.ts';
import { call } from '#lib/aws/call.ts';
import { readRecords } from '#lib/records/read-records.ts';
import {
  parseRecordQuery,
  recordQuerySchema,
  type RecordQueryInput,
  serializeRecordQuery,
} from '#lib/records/record-query.ts';
import type { StreamRecord } from '#lib/records/stream-reads.ts';
import {
  type SimulatedConnection,
  simulatedConnection,
} from '#lib/testing/simulated-connection.ts';

let simulator: Awaited<ReturnType<typeof createSimulator>>;
let connected: SimulatedConnection;
let connection: SimulatedConnection['connection'];
const streamName = 'orders';

beforeAll(async () => {
  simulator = await createSimulator({ clock: 'manual', lifecycleMs: 0, limits: false });
  connected = await simulatedConnection(simulator.endpoint, streamName, 2);
  ({ connection } = connected);
  await putNumbers(0, 40);
  const { Shards = [] } = await call(connection, 'kinesis', 'ListShards', {
    StreamName: streamName,
  });
  await call(connection, 'kinesis', 'SplitShard', {
    StreamName: streamName,
    ShardToSplit: Shards[0]?.ShardId,
    NewStartingHashKey: '42535295865117307932921825928971026432',
  });
  simulator.clock.advance(1_000);
  await putNumbers(40, 80);
  simulator.clock.advance(10);
});

afterAll(async () => {
  await connected.close();
  await simulator.close();
});

const put = (key: string, data: Uint8Array) =>
  call(connection, 'kinesis', 'PutRecord', {
    StreamName: streamName,
    PartitionKey: key,
    Data: data,
  });

async function putNumbers(from: number, to: number) {
  for (let n = from; n < to; n++) {
    simulator.clock.advance(1);
    await put(`key-${n % 16}`, Buffer.from(JSON.stringify({ n })));
  }
}

async function readAll(input: Omit<RecordQueryInput, 'streamName'> = {}) {
  const query = recordQuerySchema.parse({ streamName, readsPerSecond: 5, ...input });
  const records: StreamRecord[] = [];
  let last;
  for await (const page of readRecords(connection, query, AbortSignal.timeout(20_000))) {
    records.push(...page.records);
    last = page.progress;
  }
  const numbers = records.map(
    ({ data }) => (JSON.parse(Buffer.from(data).toString()) as { n: number }).n,
  );
  return { records, last, numbers };
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => from + at);

describe('a stream that was split', () => {
  test('is read through, each record once and in order, children after their parent', async () => {
    const { numbers: read, last } = await readAll();
    expect(read).toEqual(numbers(0, 80));
    expect(last).toMatchObject({ shards: 4, reason: 'tip', matched: 80, shardsDone: 4 });
    expect(last?.followedShardIds).toHaveLength(2);
  });

  test('in pages that go on where the last stopped', async () => {
    const first = await readAll({ limit: 35 });
    expect(first.numbers).toEqual(numbers(0, 35));
    const cursor = first.last?.cursor ?? '';
    const rest = await readAll({ from: { type: 'cursor', cursor } });
    expect(rest.numbers).toEqual(numbers(35, 80));
  });

  test('between two moments', async () => {
    const { records } = await readAll();
    const [fromMs = 0, untilMs = 0] = [records[30]?.arrivalMs, records[49]?.arrivalMs];
    const { numbers: read, last } = await readAll({
      from: { type: 'time', atMs: fromMs },
      until: { type: 'time', atMs: untilMs },
    });
    expect(read).toEqual(numbers(30, 50));
    expect(last?.reason).toBe('until');
  });

  test('from before there was a stream, which is all of it', async () => {
    const { numbers: read } = await readAll({ from: { type: 'ago', seconds: 400_000 } });
    expect(read).toEqual(numbers(0, 80));
  });

  test('from one record on, in its shard and those after it', async () => {
    const { records } = await readAll();
    const shard = records.filter(({ shardId }) => shardId === 'shardId-000000000000');
    const { sequenceNumber = '' } = shard[2] ?? {};
    const at = await readAll({ from: { type: 'sequence', sequenceNumber, after: false } });
    const after = await readAll({ from: { type: 'sequence', sequenceNumber, after: true } });
    expect(at.records[0]?.sequenceNumber).toBe(sequenceNumber);
    expect(at.numbers.slice(1)).toEqual(after.numbers);
    expect(at.last?.followedShardIds).toHaveLength(2);
  });
});

test('a filter and a search find what they should', async () => {
  const filtered = await readAll({ filter: 'value.n % 20 === 3' });
  expect(filtered.numbers).toEqual([3, 23, 43, 63]);
  const searched = await readAll({ search: '"N":7' });
  expect(searched.numbers).toEqual([7, ...numbers(70, 80)]);
});

test('a selection brings those records', async () => {
  const { records } = await readAll();
  const only = [records[50], records[3]].map((record) => ({
    shardId: record?.shardId ?? '',
    sequenceNumber: record?.sequenceNumber ?? '',
  }));
  const { numbers: read, last } = await readAll({ only });
  expect(read).toEqual([50, 3]);
  expect(last?.reason).toBe('end');
});

/** A record in the KPL's message. */
const user = (key: number, text: string) =>
  Buffer.concat([
    Buffer.from([0x1a, 4 + text.length, 0x08, key, 0x1a, text.length]),
    Buffer.from(text),
  ]);

test('an aggregate comes as its user records, or as it is', async () => {
  // A table with the keys a and b, and two records that point into it.
  const body = Buffer.concat([
    Buffer.from('0a01610a0162', 'hex'),
    user(0, '{"n":900}'),
    user(1, '{"n":901}'),
  ]);
  const digest = createHash('md5').update(body).digest();
  simulator.clock.advance(1_000);
  const atMs = simulator.clock.now();
  await put('a', Buffer.concat([Buffer.from('f3899ac2', 'hex'), body, digest]));
  simulator.clock.advance(10);
  const from = { type: 'time' as const, atMs };
  const { numbers: read, last, records } = await readAll({ from });
  expect(read).toEqual([900, 901]);
  expect(last).toMatchObject({ records: 1, userRecords: 2, matched: 2 });
  expect(records.map(({ partitionKey }) => partitionKey)).toEqual(['a', 'b']);
});

test('what can mean nothing is refused in words', async () => {
  await expect(readAll({ from: { type: 'time', atMs: 9e12 } })).rejects.toThrow(/future/);
  await expect(readAll({ from: { type: 'cursor', cursor: '??' } })).rejects.toThrow(/cursor/);
  await expect(readAll({ decode: { as: 'avro', schema: '{' } })).rejects.toThrow(/avro schema/);
});

test('a query survives being an address', () => {
  const input = {
    streamName,
    filter: 'value.n > 3',
    only: [{ shardId: 's', sequenceNumber: '1' }],
  };
  expect(parseRecordQuery(serializeRecordQuery(input))).toEqual(recordQuerySchema.parse(input));
  expect(parseRecordQuery('{"streamName":""}')).toBeUndefined();
});
