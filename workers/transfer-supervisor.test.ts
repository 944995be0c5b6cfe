import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSimulator, type Simulator } from '#engine/simulator.ts';
import { call } from '#lib/aws/call.ts';
import { clientsOf } from '#lib/aws/clients.ts';
import { type Connection, connectionById } from '#lib/connections.ts';
import { db, simulatorId } from '#lib/db.ts';
import { readRecords } from '#lib/records/read-records.ts';
import { recordQuerySchema } from '#lib/records/record-query.ts';
import { dryRun } from '#lib/transfer/dry-run.ts';
import { keepPiece, rejectedPath } from '#lib/transfer/import-file.ts';
import { openTransfer } from '#lib/transfer/open-transfer.ts';
import { preparePlan } from '#lib/transfer/prepare-plan.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';
import { transferList, type TransferView } from '#lib/transfer/transfer-view.ts';
import { targetWorld } from '#workers/target-world.ts';
import { TransferSupervisor } from '#workers/transfer-supervisor.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-transfers-'));
let simulator: Simulator;
let connection: Connection;

beforeAll(async () => {
  simulator = await createSimulator({ clock: 'manual', lifecycleMs: 0, limits: false });
  process.env.KINETOSCOPE_DATA_DIR = dataDir;
  process.env.KINETOSCOPE_ENGINE_ENDPOINT = simulator.endpoint;
  const known = await connectionById(simulatorId);
  if (!known) throw new Error('The Simulator row is missing.');
  connection = known;
  await createStream('source', 2);
  for (let part = 0; part < 4; part++)
    await call(connection, 'kinesis', 'PutRecords', {
      StreamName: 'source',
      Records: Array.from({ length: 500 }, (_, at) => ({
        PartitionKey: `user-${at % 40}`,
        Data: Buffer.from(JSON.stringify({ n: part * 500 + at, user: { id: at % 3 } })),
      })),
    });
  simulator.clock.advance(1_000);
});

afterAll(async () => {
  for (const client of Object.values(clientsOf(connection))) client?.destroy();
  await db().$disconnect();
  await simulator.close();
  rmSync(dataDir, { recursive: true });
});

const createStream = (StreamName: string, ShardCount: number) =>
  call(connection, 'kinesis', 'CreateStream', { StreamName, ShardCount });

const query = (streamName: string, more: object = {}) =>
  recordQuerySchema.parse({ streamName, readsPerSecond: 5, ...more });

const planOf = (
  source: TransferPlan['source'],
  more: Partial<TransferPlan> = {},
): TransferPlan => ({
  source,
  keys: { kind: 'original' },
  pace: { kind: 'fast' },
  transform: '',
  keepsOrder: true,
  ...more,
});

async function startTransfer(plan: TransferPlan, targetStreamName: string): Promise<string> {
  const target = { connection, streamName: targetStreamName };
  const prepared = await preparePlan(plan, connection, target, true);
  const { id } = await db().transfer.create({
    data: {
      connectionId: connection.id,
      streamName: plan.source.kind === 'query' ? plan.source.query.streamName : targetStreamName,
      targetConnectionId: connection.id,
      targetStreamName,
      kind: plan.source.kind === 'query' ? 'replay' : 'import',
      plan: JSON.stringify(prepared),
      startedAt: new Date(),
    },
  });
  return id;
}

const newSupervisor = (owner: string) =>
  new TransferSupervisor({
    database: db(),
    owner,
    open: openTransfer,
    worldOf: targetWorld,
    nowMs: Date.now,
  });

async function viewOf(id: string): Promise<TransferView> {
  const rows = await db().transfer.findMany({ where: { id }, include: { target: true } });
  const [view] = transferList(rows, Date.now()).transfers;
  if (!view) throw new Error('The transfer cannot be read.');
  return view;
}

async function runUntil(supervisor: TransferSupervisor, isOver: () => Promise<boolean>) {
  const deadlineMs = Date.now() + 20_000;
  while (Date.now() < deadlineMs) {
    await supervisor.refresh();
    supervisor.tick();
    await supervisor.save();
    if (await isOver()) return;
    // The database answers without a turn of the event loop; sockets do not.
    await setImmediate();
  }
  throw new Error('It did not come to its end.');
}

const isDone = (id: string) => async () => (await viewOf(id)).outcome !== undefined;

async function contentsOf(streamName: string) {
  simulator.clock.advance(1_000);
  const records = [];
  const { signal } = new AbortController();
  for await (const page of readRecords(connection, query(streamName), signal))
    records.push(...page.records);
  return records.map(({ partitionKey, data }) => ({
    partitionKey,
    text: Buffer.from(data).toString(),
  }));
}

const byKey = (records: { partitionKey: string; text: string }[]) =>
  Map.groupBy(records, ({ partitionKey }) => partitionKey);

test('a replay that is stopped with its worker goes on in the next, exactly', async () => {
  await createStream('copy', 3);
  const id = await startTransfer(planOf({ kind: 'query', query: query('source') }), 'copy');
  const first = newSupervisor('first');
  await runUntil(first, async () => (await viewOf(id)).counts.acknowledged > 0);
  await first.stop();
  const second = newSupervisor('second');
  await runUntil(second, isDone(id));
  const { counts, outcome } = await viewOf(id);
  expect(outcome).toMatchObject({ kind: 'done' });
  expect(counts).toMatchObject({
    read: 2_000,
    matched: 2_000,
    made: 2_000,
    acknowledged: 2_000,
    maybeTwice: 0,
  });
  expect(byKey(await contentsOf('copy'))).toEqual(byKey(await contentsOf('source')));
});

test('a dry run tells what the replay then does, and writes nothing', async () => {
  await createStream('rekeyed', 2);
  const plan = planOf(
    { kind: 'query', query: query('source', { filter: 'value.n < 100' }) },
    {
      keys: { kind: 'template', template: 'id' },
      transform:
        'if (record.value.n % 2) return; record.value = { id: "u" + record.value.user.id }; return record',
    },
  );
  const target = { connection, streamName: 'rekeyed' };
  const dry = await dryRun(plan, connection, target, new AbortController().signal);
  expect(dry).toMatchObject({ isComplete: true, read: 2_000, matched: 100, dropped: 50, made: 50 });
  expect(dry.shards.reduce((sum, { records }) => sum + records, 0)).toBe(50);
  expect(dry.sample[0]?.text).toBe(`{"id":"${dry.sample[0]?.key}"}`);
  expect(await contentsOf('rekeyed')).toEqual([]);
  const id = await startTransfer(plan, 'rekeyed');
  await runUntil(newSupervisor('third'), isDone(id));
  expect((await viewOf(id)).counts).toMatchObject({ matched: 100, dropped: 50, acknowledged: 50 });
  expect(
    (await contentsOf('rekeyed')).filter(({ partitionKey }) => partitionKey === 'u1'),
  ).not.toEqual([]);
});

test('a stream that is replayed into itself is doubled once', async () => {
  await createStream('loop', 1);
  const Data = Buffer.from('x');
  await call(connection, 'kinesis', 'PutRecord', { StreamName: 'loop', PartitionKey: 'a', Data });
  simulator.clock.advance(10);
  const plan = planOf({ kind: 'query', query: query('loop', { until: { type: 'never' } }) });
  await expect(
    preparePlan(plan, connection, { connection, streamName: 'loop' }, false),
  ).rejects.toThrow('is the stream that the records come from');
  const id = await startTransfer(plan, 'loop');
  await runUntil(newSupervisor('fourth'), isDone(id));
  expect(await contentsOf('loop')).toHaveLength(2);
});

test('an import counts and keeps the rows that are no records', async () => {
  await createStream('imported', 1);
  const fileId = crypto.randomUUID();
  const file = Buffer.from('partition_key,text\r\na,one\r\n,two\r\nb,"three\r\n3"\r\n');
  await keepPiece(fileId, 0, file);
  const mapping = {
    format: 'csv' as const,
    data: { column: 'text', encoding: 'text' as const },
    key: { kind: 'column' as const, column: 'partition_key' },
    explicitHashKeyColumn: '',
    timeColumn: '',
    removesFormulaGuard: true,
  };
  const source = { kind: 'file' as const, fileId, fileName: 'records.csv', mapping };
  const id = await startTransfer(planOf(source), 'imported');
  await runUntil(newSupervisor('fifth'), isDone(id));
  expect((await viewOf(id)).counts).toMatchObject({ read: 3, rejected: 1, acknowledged: 2 });
  expect(await contentsOf('imported')).toEqual([
    { partitionKey: 'a', text: 'one' },
    { partitionKey: 'b', text: 'three\r\n3' },
  ]);
  expect(JSON.parse(await readFile(rejectedPath(fileId), 'utf8'))).toMatchObject({
    place: 'line 3',
    reason: 'Column partition_key: there is no partition key.',
  });
});

test('a target that is not there fails the replay, which can be resumed', async () => {
  const id = await startTransfer(planOf({ kind: 'query', query: query('source') }), 'missing');
  await runUntil(newSupervisor('sixth'), isDone(id));
  expect((await viewOf(id)).outcome).toMatchObject({
    kind: 'failed',
    failure: { name: 'ResourceNotFoundException' },
  });
  await createStream('missing', 1);
  await db().transfer.update({ where: { id }, data: { outcome: null, startedAt: new Date() } });
  await runUntil(newSupervisor('seventh'), isDone(id));
  expect((await viewOf(id)).counts.acknowledged).toBe(2_000);
});

test('what is done is not begun again', async () => {
  await createStream('once', 1);
  const id = await startTransfer(
    planOf({ kind: 'query', query: query('source', { filter: 'value.n < 300' }) }),
    'once',
  );
  const supervisor = newSupervisor('eighth');
  const deadlineMs = Date.now() + 20_000;
  // Nothing is saved on the way: all that a second run could begin with is what the first one left at its end.
  while (!(await isDone(id)()) && Date.now() < deadlineMs) {
    await supervisor.refresh();
    supervisor.tick();
    await setImmediate();
  }
  expect(supervisor.running).toBe(0);
  expect((await viewOf(id)).counts).toMatchObject({ acknowledged: 300, maybeTwice: 0 });
  expect(await contentsOf('once')).toHaveLength(300);
});
