import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kinesis } from '@aws-sdk/client-kinesis';
import { createStream, kinesisClient, putAll } from '#e2e/kinesis-client.ts';
import { connectionById } from '#lib/connections.ts';
import { db, simulatorId } from '#lib/db.ts';
import { createLabClient } from '#lib/lab-client/lab-client.ts';
import { recordQuerySchema } from '#lib/records/record-query.ts';
import { preparePlan } from '#lib/transfer/prepare-plan.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';
import { transferList, type TransferView } from '#lib/transfer/transfer-view.ts';
import { freePort } from '#scripts/setup/ports.mjs';
import { Stack } from '#scripts/stack/stack.mjs';

/**
 * Measures replays from a stream of four shards into another through the workers' own process: as fast as the target
 * takes it, at the source's pace, and across a worker that is killed: `node e2e/measure/replay.ts [records]`.
 */
const [records = 100_000] = process.argv.slice(2).map(Number);
const shards = 4;
const print = (line: string) => process.stdout.write(`${line}\n`);

const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-measure-'));
const stack = new Stack({ enginePort: await freePort(), consolePort: await freePort(), dataDir });
process.env.KINETOSCOPE_DATA_DIR = dataDir;
process.env.KINETOSCOPE_ENGINE_ENDPOINT = stack.engineEndpoint;
const kinesis = kinesisClient(stack.engineEndpoint);
const lab = createLabClient({
  endpoint: stack.engineEndpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' },
});

const record = (n: number) => ({
  PartitionKey: `user-${n % 5_000}`,
  Data: Buffer.from(JSON.stringify({ n, text: 'x'.repeat(80) })),
});

async function startReplay(from: string, to: string, changes: Partial<TransferPlan>) {
  await createStream(kinesis, to, shards);
  const connection = await connectionById(simulatorId);
  if (!connection) throw new Error('The Simulator row is missing.');
  const plan: TransferPlan = {
    source: {
      kind: 'query',
      query: recordQuerySchema.parse({ streamName: from, readsPerSecond: 5 }),
    },
    keys: { kind: 'original' },
    pace: { kind: 'fast' },
    transform: '',
    keepsOrder: true,
    ...changes,
  };
  const prepared = await preparePlan(plan, connection, { connection, streamName: to }, false);
  const { id } = await db().transfer.create({
    data: {
      connectionId: simulatorId,
      streamName: from,
      targetConnectionId: simulatorId,
      targetStreamName: to,
      kind: 'replay',
      plan: JSON.stringify(prepared),
      startedAt: new Date(),
    },
  });
  return id;
}

async function viewOf(id: string): Promise<TransferView> {
  const rows = await db().transfer.findMany({ where: { id }, include: { target: true } });
  const [view] = transferList(rows, Date.now()).transfers;
  if (!view) throw new Error('The transfer cannot be read.');
  return view;
}

async function until(id: string, isSo: (view: TransferView) => boolean): Promise<TransferView> {
  for (;;) {
    const view = await viewOf(id);
    if (isSo(view) || view.outcome?.kind === 'failed') return view;
    await sleep(50);
  }
}

const isDone = ({ outcome }: TransferView) => outcome !== undefined;

interface Arrival {
  text: string;
  atMs: number;
}

async function contentsOf(client: Kinesis, StreamName: string): Promise<Arrival[]> {
  const found: Arrival[] = [];
  const { Shards = [] } = await client.listShards({ StreamName });
  for (const { ShardId } of Shards) {
    const start = { StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' as const };
    let { ShardIterator: next } = await client.getShardIterator(start);
    while (next !== undefined) {
      const page = await client.getRecords({ ShardIterator: next });
      for (const { Data, ApproximateArrivalTimestamp: at } of page.Records ?? [])
        found.push({ text: Buffer.from(Data ?? []).toString(), atMs: at?.getTime() ?? 0 });
      next = page.MillisBehindLatest === 0 ? undefined : page.NextShardIterator;
    }
  }
  return found.toSorted((a, b) => a.atMs - b.atMs);
}

/** Between the arrivals of the first and the last record in the target, so that starting and polling do not count. */
async function asFastAsItGoes(name: string, to: string, changes: Partial<TransferPlan>) {
  const id = await startReplay('source', to, changes);
  const { counts } = await until(id, isDone);
  await lab.putLimits({ Enforced: false });
  const all = await contentsOf(kinesis, to);
  const seconds = ((all.at(-1)?.atMs ?? 0) - (all[0]?.atMs ?? 0)) / 1_000;
  print(
    `${name}: ${all.length} records in ${seconds.toFixed(1)} s, ${Math.round(all.length / seconds)} records/s; refused ${counts.throttled}, sent ${counts.sent}, acknowledged ${counts.acknowledged}`,
  );
}

/** How far each record is from where it should be in time, counted from the first. */
async function atPace(factor: number) {
  const to = `paced-${factor}`;
  await until(await startReplay('paced', to, { pace: { kind: 'original', factor } }), isDone);
  const [before, after] = [await contentsOf(kinesis, 'paced'), await contentsOf(kinesis, to)];
  const byText = new Map(after.map(({ text, atMs }) => [text, atMs]));
  const first = { before: before[0]?.atMs ?? 0, after: after[0]?.atMs ?? 0 };
  const offMs = before
    .map(({ text, atMs }) =>
      Math.abs((byText.get(text) ?? Infinity) - first.after - (atMs - first.before) / factor),
    )
    .toSorted((a, b) => a - b);
  const at = (share: number) => offMs[Math.floor((offMs.length - 1) * share)];
  print(
    `pace × ${factor}: ${after.length} of ${before.length} records over ${((before.at(-1)?.atMs ?? 0) - first.before) / 1_000} s; off by ${at(0.5)} ms (median), ${at(0.95)} ms (p95), ${at(1)} ms (most)`,
  );
}

async function acrossKill() {
  const id = await startReplay('source', 'killed', {});
  await until(id, ({ counts }) => counts.acknowledged > records / 4);
  await stack.stopPart('workers', 'SIGKILL');
  const killedMs = Date.now();
  const at = (await viewOf(id)).counts.acknowledged;
  await stack.startPart('workers');
  await until(id, ({ counts }) => counts.acknowledged > at);
  const awayMs = Date.now() - killedMs;
  const { counts } = await until(id, isDone);
  const all = await contentsOf(kinesis, 'killed');
  const distinct = new Set(all.map(({ text }) => text)).size;
  print(
    `killed at ${at}, on again after ${(awayMs / 1_000).toFixed(1)} s: ${distinct} distinct of ${records}; in the target twice ${all.length - distinct}, said to be at most ${counts.maybeTwice}; acknowledged ${counts.acknowledged}`,
  );
}

try {
  await stack.startPart('engine');
  await stack.startPart('workers');
  await lab.putLimits({ Enforced: false });
  await createStream(kinesis, 'source', shards);
  await putAll(
    kinesis,
    'source',
    Array.from({ length: records }, (_, n) => record(n)),
  );
  print(
    `${records} records of about 100 bytes, ${shards} shards, load ${loadavg()[0]?.toFixed(1)}`,
  );
  await asFastAsItGoes('no limits, in order', 'ordered', {});
  await asFastAsItGoes('no limits, any order', 'unordered', { keepsOrder: false });
  await lab.putLimits({ Enforced: true });
  await asFastAsItGoes('with limits, in order', 'limited', {});
  await createStream(kinesis, 'paced', 1);
  for (let n = 0; n < 200; n++) {
    await putAll(kinesis, 'paced', [record(n)]);
    await sleep(Math.random() * 100);
  }
  await atPace(1);
  await atPace(10);
  await acrossKill();
} finally {
  await db().$disconnect();
  await stack.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
