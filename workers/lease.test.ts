import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { db, simulatorId } from '#lib/db.ts';
import { newRun } from '#lib/jobs/new-run.ts';
import { leaseMs, takeLease } from '#workers/lease.ts';
import { Supervisor } from '#workers/supervisor.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-lease-'));
const time = { nowMs: 1_000_000 };
let id: string;

beforeAll(() => {
  process.env.KINETOSCOPE_DATA_DIR = dataDir;
});

beforeEach(async () => {
  const row = await db().generator.create({
    data: {
      connectionId: simulatorId,
      streamName: 'clicks',
      name: 'shared',
      recordsPerSecond: 100,
      template: '{{n}}',
      keyShape: '{"kind":"random"}',
      ...newRun(time.nowMs),
    },
  });
  ({ id } = row);
});

afterEach(() => db().generator.deleteMany());

afterAll(async () => {
  await db().$disconnect();
  rmSync(dataDir, { recursive: true });
});

/** A worker at a stream that takes everything. */
function startWorker(owner: string) {
  const sent = { records: 0 };
  const supervisor = new Supervisor({
    database: db(),
    owner,
    facts: { shards: async () => [], isGone: async () => false },
    put: async (_, { Records }) => {
      sent.records += Records.length;
      return { FailedRecordCount: 0, Records: Records.map(() => ({ SequenceNumber: '1' })) };
    },
    nowMs: () => time.nowMs,
    random: Math.random,
  });
  return { supervisor, sent };
}

const stopAll = () => db().generator.updateMany({ data: { desired: 'stopped' } });

test('of two workers that ask at once, one gets the lease', async () => {
  const asked = ['a', 'b', 'c', 'd'].map((owner) => takeLease(db(), id, owner, time.nowMs));
  expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
});

test('one of two workers runs a generator, and the other takes over when that one stops', async () => {
  const workers = [startWorker('worker-1'), startWorker('worker-2')];
  await Promise.all(workers.map(({ supervisor }) => supervisor.refresh()));
  const holder = workers.find(({ supervisor }) => supervisor.running === 1);
  const other = workers.find(({ supervisor }) => supervisor.running === 0);
  time.nowMs += 1_000;
  for (const { supervisor } of workers) supervisor.tick();
  expect([holder?.sent.records, other?.sent.records]).toEqual([100, 0]);
  await holder?.supervisor.stop();
  await other?.supervisor.refresh();
  expect(other?.supervisor.running).toBe(1);
  await stopAll();
  await other?.supervisor.refresh();
});

test('a worker that saves keeps its lease for as long as it does', async () => {
  const [holder, other] = [startWorker('worker-1'), startWorker('worker-2')];
  await holder.supervisor.refresh();
  for (let round = 0; round < 5; round++) {
    time.nowMs += leaseMs - 1;
    await holder.supervisor.save();
    await other.supervisor.refresh();
  }
  expect([holder.supervisor.running, other.supervisor.running]).toEqual([1, 0]);
  await stopAll();
  await holder.supervisor.refresh();
});

test('one that fell silent stands still, loses its lease, and writes nothing more', async () => {
  const [silent, other] = [startWorker('worker-1'), startWorker('worker-2')];
  await silent.supervisor.refresh();
  time.nowMs += leaseMs - 1;
  await other.supervisor.refresh();
  expect(other.supervisor.running).toBe(0);
  time.nowMs += 2;
  silent.supervisor.tick();
  expect(silent.sent.records).toBe(0);
  await other.supervisor.refresh();
  expect(other.supervisor.running).toBe(1);
  await silent.supervisor.save();
  expect((await db().generator.findUniqueOrThrow({ where: { id } })).leaseOwner).toBe('worker-2');
  await silent.supervisor.refresh();
  expect(silent.supervisor.running).toBe(0);
  await stopAll();
  await other.supervisor.refresh();
});
