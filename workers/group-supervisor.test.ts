import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSimulator, type Simulator } from '#engine/simulator.ts';
import { call } from '#lib/aws/call.ts';
import type { Connection } from '#lib/connections.ts';
import { addWorker, crashWorker, newWorkers } from '#lib/consumer-group/group-plan.ts';
import { groupList, groupView } from '#lib/consumer-group/group-view.ts';
import type { GroupWorld } from '#lib/consumer-group/group-world.ts';
import { newGroupRun } from '#lib/consumer-group/new-group-run.ts';
import { db, simulatorId } from '#lib/db.ts';
import { createAggregate } from '#lib/jobs/kpl-aggregation.ts';
import { seededRandom } from '#lib/jobs/seeded-random.ts';
import { streamNow } from '#lib/records/connection-reads.ts';
import { GroupSupervisor } from '#workers/group-supervisor.ts';
import { groupWorld } from '#workers/group-world.ts';
import {
  type SimulatedConnection,
  simulatedConnection,
} from '#lib/testing/simulated-connection.ts';

const streamName = 'clicks';
let simulated: SimulatedConnection;
let simulator: Simulator;
let connection: Connection;

beforeAll(async () => {
  simulator = await createSimulator({ clock: 'manual', lifecycleMs: 0 });
  simulated = await simulatedConnection(simulator.endpoint, streamName, 2);
  ({ connection } = simulated);
});

afterAll(async () => {
  await simulated.close();
  await simulator.close();
});

const nowMs = () => simulator.clock.now();

/** The workers' process, whose time is the simulator's: both move together, and no further than all answers allow. */
function startProcess() {
  const underWay = new Set<Promise<unknown>>();
  const watched = <Value>(answer: Promise<Value>): Promise<Value> => {
    underWay.add(answer);
    return answer;
  };
  const supervisor = new GroupSupervisor({
    database: db(),
    owner: 'workers',
    worldOf(of, name): GroupWorld {
      const world = groupWorld(of, name, nowMs, seededRandom(3));
      return {
        ...world,
        listShards: async () => watched(world.listShards()),
        getIterator: async (...input) => watched(world.getIterator(...input)),
        getRecords: async (...input) => watched(world.getRecords(...input)),
      };
    },
    streamNow: (at) => streamNow(at, AbortSignal.timeout(5_000)),
    nowMs,
    random: seededRandom(4),
  });
  const run = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 250) {
      simulator.clock.advance(250);
      supervisor.tick();
      while (underWay.size > 0) {
        const answers = [...underWay];
        underWay.clear();
        await Promise.allSettled(answers);
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    await supervisor.save();
  };
  return { supervisor, run };
}

const addGroup = (name: string, startsAt: 'horizon' | 'latest', inStream = streamName) =>
  db().consumerGroup.create({
    data: {
      connectionId: simulatorId,
      streamName: inStream,
      name,
      startsAt,
      failoverMs: 6_000,
      checkpointMs: 2_000,
      workers: JSON.stringify(newWorkers(2, 0)),
      ...newGroupRun(nowMs()),
    },
  });

const view = async (id: string) =>
  groupView(await db().consumerGroup.findUniqueOrThrow({ where: { id } }));

const put = (count: number) =>
  call(connection, 'kinesis', 'PutRecords', {
    StreamName: streamName,
    Records: Array.from({ length: count }, (_, index) => ({
      PartitionKey: `key-${index}`,
      Data: new Uint8Array(20),
    })),
  });

const processed = async (id: string) =>
  (await view(id)).report?.leases.reduce((sum, lease) => sum + lease.processed, 0);

test('a group reads a stream through the SDK, survives a crash and a restart, and counts what came twice', async () => {
  await put(200);
  const { id } = await addGroup('audit', 'horizon');
  const first = startProcess();
  await first.supervisor.refresh();
  await first.run(8_000);
  expect(await processed(id)).toBe(200);
  const { workers } = await view(id);
  await db().consumerGroup.update({
    where: { id },
    data: { workers: JSON.stringify(crashWorker(workers, 'worker-2')), revision: 1 },
  });
  await put(100);
  await first.supervisor.refresh();
  await first.run(20_000);
  const { report } = await view(id);
  expect(report?.leases.map(({ owner }) => owner)).toEqual(['worker-1', 'worker-1']);
  expect(report?.events.map(({ kind }) => kind)).toContain('leaseExpired');
  await first.supervisor.stop();
  expect((await view(id)).report?.workers).toEqual([]);
  await put(50);
  const second = startProcess();
  await second.supervisor.refresh();
  await second.run(8_000);
  expect(await processed(id)).toBe(350);
  await db().consumerGroup.update({ where: { id }, data: { desired: 'stopped' } });
  await second.supervisor.refresh();
  expect(second.supervisor.running).toBe(0);
});

test('a group that starts now sees nothing from before, and goes on in the children of a split', async () => {
  await put(10);
  simulator.clock.advance(1_000);
  const { id } = await addGroup('live', 'latest');
  const { supervisor, run } = startProcess();
  await supervisor.refresh();
  await put(20);
  await run(8_000);
  expect(await processed(id)).toBe(20);
  const { workers } = await view(id);
  await db().consumerGroup.update({
    where: { id },
    data: { workers: JSON.stringify(addWorker(workers, 0)), revision: 1 },
  });
  await call(connection, 'kinesis', 'SplitShard', {
    StreamName: streamName,
    ShardToSplit: 'shardId-000000000000',
    NewStartingHashKey: '85070591730234615865843651857942052863',
  });
  await put(30);
  await supervisor.refresh();
  await run(30_000);
  expect(await processed(id)).toBe(50);
  const { report } = await view(id);
  const parent = report?.leases.find(({ shardId }) => shardId === 'shardId-000000000000');
  expect(parent?.checkpoint.type).toBe('SHARD_END');
  const owners = report?.leases.map(({ owner }) => owner).filter((owner) => owner !== undefined);
  expect(new Set(owners)).toEqual(new Set(['worker-1', 'worker-2', 'worker-3']));
  await supervisor.stop();
  await db().consumerGroup.delete({ where: { id } });
});

test('of what a producer packed for a shard that was split since, nothing is processed in its children', async () => {
  const children = 'children';
  const parent = 'shardId-000000000000';
  await call(connection, 'kinesis', 'CreateStream', { StreamName: children, ShardCount: 1 });
  const aggregate = createAggregate();
  for (let n = 0; n < 20; n++)
    aggregate.add({ partitionKey: `user-${n}`, data: Buffer.from(String(n)) });
  const packed = { PartitionKey: 'a', ExplicitHashKey: '0', Data: aggregate.finish() };
  await call(connection, 'kinesis', 'PutRecord', { StreamName: children, ...packed });
  await call(connection, 'kinesis', 'SplitShard', {
    StreamName: children,
    ShardToSplit: parent,
    NewStartingHashKey: String(1n << 127n),
  });
  await call(connection, 'kinesis', 'PutRecord', { StreamName: children, ...packed });
  const { id } = await addGroup('unfolded', 'horizon', children);
  const { supervisor, run } = startProcess();
  await supervisor.refresh();
  await run(30_000);
  const { report } = await view(id);
  const counts = report?.leases.map((lease) => ({
    isParent: lease.shardId === parent,
    processed: lease.processed,
    userRecords: lease.userRecords,
    outside: lease.outside,
  }));
  expect(counts).toEqual([
    { isParent: true, processed: 1, userRecords: 20, outside: 0 },
    { isParent: false, processed: 1, userRecords: 0, outside: 20 },
    { isParent: false, processed: 0, userRecords: 0, outside: 0 },
  ]);
  await supervisor.stop();
  await db().consumerGroup.delete({ where: { id } });
});

test('a stream that is not there is said, and a row that makes no plan stops nobody', async () => {
  const lost = await addGroup('lost', 'horizon', 'nowhere');
  const broken = await addGroup('broken', 'horizon');
  await db().consumerGroup.update({ where: { id: broken.id }, data: { workers: '{}' } });
  const { supervisor, run } = startProcess();
  await supervisor.refresh();
  await run(1_000);
  expect((await view(lost.id)).lastError).toMatchObject({
    name: 'ResourceNotFoundException',
    isOver: false,
  });
  const row = await db().consumerGroup.findUniqueOrThrow({ where: { id: broken.id } });
  expect(row.lastError).toContain('ZodError');
  expect(groupList([row], 0)).toEqual({ nowMs: 0, groups: [], unreadable: 1 });
  await supervisor.stop();
});
