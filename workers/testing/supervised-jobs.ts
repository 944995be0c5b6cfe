import { newGroupRun } from '#lib/consumer-group/new-group-run.ts';
import { newWorkers } from '#lib/consumer-group/group-plan.ts';
import { db, simulatorId } from '#lib/db.ts';
import { newRun } from '#lib/jobs/new-run.ts';
import type { SourcePage } from '#lib/transfer/source-page.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';
import { GroupSupervisor } from '#workers/group-supervisor.ts';
import { Supervisor } from '#workers/supervisor.ts';
import { TransferSupervisor } from '#workers/transfer-supervisor.ts';
import { wholeStream } from '#lib/records/whole-stream.ts';

/** The clock of all of them. */
export const time = { nowMs: 1_000_000 };

const streamName = 'clicks';
const shards = [{ shardId: 'shardId-000000000000', range: { start: 0n, end: (1n << 128n) - 1n } }];

/** What a supervisor of any kind is to the workers' process. */
interface Runs {
  readonly running: number;
  tick(): void;
  refresh(): Promise<void>;
  save(): Promise<void>;
  stop(): Promise<void>;
}

/** One kind of job, at a stream that takes everything and holds nothing. */
export interface JobKind {
  name: string;
  addJob(): Promise<unknown>;
  supervise(owner: string, onCall: () => void): Runs;
  ownerOf(): Promise<string | null>;
  unwant(): Promise<unknown>;
}

const base = { connectionId: simulatorId, streamName };
const nowMs = () => time.nowMs;
const random = Math.random;

export const generators: JobKind = {
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

export const groups: JobKind = {
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
    query: wholeStream(streamName),
  },
  keys: { kind: 'original' },
  pace: { kind: 'fast' },
  transform: '',
  keepsOrder: false,
};

export const transfers: JobKind = {
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
