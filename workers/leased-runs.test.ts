import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { leaseMs, takeLease } from '#workers/lease.ts';
import {
  generators,
  groups,
  type JobKind,
  time,
  transfers,
} from '#workers/testing/supervised-jobs.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-lease-'));

beforeAll(() => {
  process.env.KINETOSCOPE_DATA_DIR = dataDir;
});

afterEach(async () => {
  await db().generator.deleteMany();
  await db().consumerGroup.deleteMany();
  await db().transfer.deleteMany();
});

afterAll(async () => {
  await db().$disconnect();
  rmSync(dataDir, { recursive: true });
});

function startWorker(kind: JobKind, owner: string) {
  const calls = { count: 0 };
  const supervisor = kind.supervise(owner, () => (calls.count += 1));
  return {
    supervisor,
    calls,
    /** What its loop does in a second, but for saving. */
    async second() {
      time.nowMs += 1_000;
      supervisor.tick();
      // The database's answers and the fakes' come within a few turns.
      for (let turns = 0; turns < 20; turns++) await turn();
    },
  };
}

test('of workers that ask at once, one gets the lease', async () => {
  await generators.addJob();
  const { id } = await db().generator.findFirstOrThrow();
  const asked = ['a', 'b', 'c', 'd'].map((owner) =>
    takeLease((where, data) => db().generator.updateMany({ where, data }), id, owner, time.nowMs),
  );
  expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
});

describe.each([generators, groups, transfers])('a $name', (kind) => {
  test('is run by one of two workers, and by the other when that one stops', async () => {
    await kind.addJob();
    const workers = [startWorker(kind, 'worker-1'), startWorker(kind, 'worker-2')];
    await Promise.all(workers.map(({ supervisor }) => supervisor.refresh()));
    const holder = workers.find(({ supervisor }) => supervisor.running === 1);
    const other = workers.find(({ supervisor }) => supervisor.running === 0);
    if (!holder || !other) throw new Error('Not one of the two runs it.');
    await holder.second();
    await other.second();
    expect(holder.calls.count).toBeGreaterThan(0);
    expect(other.calls.count).toBe(0);
    await holder.supervisor.stop();
    await other.supervisor.refresh();
    expect(other.supervisor.running).toBe(1);
    await kind.unwant();
    await other.supervisor.refresh();
    expect(await kind.ownerOf()).toBeNull();
  });

  test('stays with a worker for as long as that saves', async () => {
    await kind.addJob();
    const [holder, other] = [startWorker(kind, 'worker-1'), startWorker(kind, 'worker-2')];
    await holder.supervisor.refresh();
    for (let round = 0; round < 5; round++) {
      time.nowMs += leaseMs - 1;
      await holder.supervisor.save();
      await other.supervisor.refresh();
    }
    expect([holder.supervisor.running, other.supervisor.running]).toEqual([1, 0]);
    await holder.second();
    expect(holder.calls.count).toBeGreaterThan(0);
    await holder.supervisor.stop();
  });

  test('of a worker that fell silent is taken over when its lease is over, and that one does nothing more', async () => {
    await kind.addJob();
    const [silent, other] = [startWorker(kind, 'worker-1'), startWorker(kind, 'worker-2')];
    await silent.supervisor.refresh();
    for (let turns = 0; turns < 20; turns++) await turn();
    const before = silent.calls.count;
    time.nowMs += leaseMs - 1;
    await other.supervisor.refresh();
    expect(other.supervisor.running).toBe(0);
    time.nowMs += 2;
    await silent.second();
    expect(silent.calls.count).toBe(before);
    await other.supervisor.refresh();
    expect(other.supervisor.running).toBe(1);
    await silent.supervisor.save();
    expect(await kind.ownerOf()).toBe('worker-2');
    await silent.second();
    expect(silent.calls.count).toBe(before);
    await silent.supervisor.refresh();
    expect(silent.supervisor.running).toBe(0);
    expect(await kind.ownerOf()).toBe('worker-2');
    await other.second();
    expect(other.calls.count).toBeGreaterThan(0);
    await other.supervisor.stop();
  });
});
