import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newGroupRun } from '#lib/consumer-group/new-group-run.ts';
import { newWorkers } from '#lib/consumer-group/group-plan.ts';
import { db, simulatorId } from '#lib/db.ts';
import { newRun } from '#lib/jobs/new-run.ts';
import type { SourcePage } from '#lib/transfer/source-page.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';
import { GroupSupervisor } from '#workers/group-supervisor.ts';
import { leaseMs, takeLease } from '#workers/lease.ts';
import { Supervisor } from '#workers/supervisor.ts';
import { TransferSupervisor } from '#workers/transfer-supervisor.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-lease-'));
const time = { nowMs: 1_000_000 };
const streamName = 'clicks';
const shards = [{ shardId: 'shardId-000000000000', range: { start: 0n, end: (1n << 128n) - 1n } }];

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

/** What a supervisor of any kind is to the workers' process. */
interface Runs {
  readonly running: number;
  tick(): void;
  refresh(): Promise<void>;
  save(): Promise<void>;
  stop(): Promise<void>;
}

interface Kind {
  name: string;
  addJob(): Promise<unknown>;
  supervise(owner: string, onCall: () => void): Runs;
  ownerOf(): Promise<string | null>;
  unwant(): Promise<unknown>;
}

const base = { connectionId: simulatorId, streamName };
const nowMs = () => time.nowMs;
const random = Math.random;

const generators: Kind = {
  name: 'generator',
  addJob: () =>
    db().generator.create({
      data: {
        ...base,
        name: 'shared',
        recordsPerSecond: 100,
        template: '{{n}}',
        keyShape: '{"kind":"random"}',
        ...newRun(time.nowMs),
      },
    }),
  supervise: (owner, onCall) =>
    new Supervisor({
      database: db(),
      owner,
      facts: { shards: async () => [], isGone: async () => false },
      put: async (_, { Records }) => {
        onCall();
        return { FailedRecordCount: 0, Records: Records.map(() => ({ SequenceNumber: '1' })) };
      },
      nowMs,
      random,
    }),
  ownerOf: async () => (await db().generator.findFirstOrThrow()).leaseOwner,
  unwant: () => db().generator.updateMany({ data: { desired: 'stopped' } }),
};

const groups: Kind = {
  name: 'consumer group',
  addJob: () =>
    db().consumerGroup.create({
      data: {
        ...base,
        name: 'shared',
        startsAt: 'horizon',
        failoverMs: 6_000,
        checkpointMs: 2_000,
        workers: JSON.stringify(newWorkers(1, 0)),
        ...newGroupRun(time.nowMs),
      },
    }),
  supervise: (owner, onCall) =>
    new GroupSupervisor({
      database: db(),
      owner,
      worldOf: () => ({
        nowMs,
        random,
        async listShards() {
          onCall();
          return [{ shardId: 'shardId-000000000000', parentIds: [], isOpen: true }];
        },
        getIterator: async () => 'iterator',
        async getRecords() {
          onCall();
          return { records: [], nextIterator: 'next', behindMs: 0 };
        },
      }),
      streamNow: async () => time.nowMs,
      nowMs,
      random,
    }),
  ownerOf: async () => (await db().consumerGroup.findFirstOrThrow()).leaseOwner,
  unwant: () => db().consumerGroup.updateMany({ data: { desired: 'stopped' } }),
};

/** More than a shard takes in the whole of a test. */
const manyRecords = (): SourcePage => ({
  records: Array.from({ length: 9_000 }, (_, at) => ({
    place: { lane: 'file', at: String(at + 1), sub: 0 },
    partitionKey: `key-${at}`,
    data: new Uint8Array(10),
    bytes: 20,
    arrivalMs: undefined,
    shardId: '',
    sequenceNumber: String(at + 1),
  })),
  read: 9_000,
  readBytes: 0,
  rejected: [],
  cursor: '9000',
  share: undefined,
  end: undefined,
});

const anyPlan: TransferPlan = {
  source: {
    kind: 'query',
    query: {
      streamName,
      shards: [],
      followChildren: true,
      from: { type: 'horizon' },
      until: { type: 'now' },
      search: '',
      filter: '',
      unfold: true,
      decode: { as: 'auto', schema: '', message: '' },
      readsPerSecond: 2,
    },
  },
  keys: { kind: 'original' },
  pace: { kind: 'fast' },
  transform: '',
  keepsOrder: false,
};

const transfers: Kind = {
  name: 'transfer',
  addJob: () =>
    db().transfer.create({
      data: {
        ...base,
        targetConnectionId: simulatorId,
        targetStreamName: 'copy',
        kind: 'replay',
        plan: JSON.stringify(anyPlan),
        startedAt: new Date(time.nowMs),
      },
    }),
  supervise: (owner, onCall) =>
    new TransferSupervisor({
      database: db(),
      owner,
      open: async () => ({
        async *pages(_, signal) {
          yield manyRecords();
          await new Promise<void>((resolve) =>
            signal.addEventListener('abort', () => resolve(), { once: true }),
          );
        },
        shape: (records) =>
          records.map((record) => ({ kind: 'made', records: [record], isUnkeyed: false })),
        mostBytes: 1_048_576,
        close() {},
      }),
      worldOf: async () => ({
        async put(records) {
          onCall();
          return { Records: records.map(() => ({})) };
        },
        storeRejected: async () => {},
        shards: () => shards,
        nowMs,
        random,
        sleep: async () => {},
        close() {},
      }),
      nowMs,
    }),
  ownerOf: async () => (await db().transfer.findFirstOrThrow()).leaseOwner,
  unwant: () => db().transfer.updateMany({ data: { desired: 'paused' } }),
};

function startWorker(kind: Kind, owner: string) {
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
