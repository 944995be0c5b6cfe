import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { ConsumerGroup } from '#lib/consumer-group/consumer-group.ts';
import { fakeShards } from '#lib/consumer-group/fake-shards.ts';
import {
  addWorker,
  crashWorker,
  type GroupPlan,
  newWorkers,
  slowWorker,
  stopWorker,
} from '#lib/consumer-group/group-plan.ts';
import { seededRandom } from '#lib/jobs/seeded-random.ts';

const base = {
  streamName: 'clicks',
  startsAt: 'horizon',
  failoverMs: 6_000,
  checkpointMs: 2_000,
} as const;

interface Setup {
  shards: number;
  workers: number;
  seed?: number;
  processingMs?: number;
}

/** A group on a stream in memory, and all that it processed. */
function startGroup({ shards, workers, seed = 1, processingMs = 0 }: Setup) {
  const stream = fakeShards(shards, seededRandom(seed));
  let plan: GroupPlan = { ...base, workers: newWorkers(workers, processingMs) };
  const seen: { worker: string; shardId: string; sequenceNumber: string }[] = [];
  const failures: unknown[] = [];
  const group: ConsumerGroup = new ConsumerGroup({
    plan,
    initial: { type: 'TRIM_HORIZON' },
    world: stream.world,
    onFailed: (error) => failures.push(error),
    onProcessed(worker, shardId, records) {
      for (const { sequenceNumber } of records) seen.push({ worker, shardId, sequenceNumber });
      lookAtOwners(group, shardId, worker);
    },
  });
  const change = (workersAfter: GroupPlan['workers']) => {
    plan = { ...plan, workers: workersAfter };
    group.change(plan);
  };
  return {
    stream,
    group,
    seen,
    failures,
    change,
    plan: () => plan,
    pass: (ms: number) => stream.pass(ms, () => group.tick()),
    lease: (shardId: string) => group.report().leases.find((lease) => lease.shardId === shardId),
    counts: () => {
      const open = group.report().leases.filter((lease) => !isDone(lease) && !lease.isBlocked);
      return group.workers.map(({ id }) => open.filter(({ owner }) => owner === id).length);
    },
  };
}

const isDone = ({ checkpoint }: { checkpoint: { type: string } }) =>
  checkpoint.type === 'SHARD_END';

/** Of the workers that are alive only one reads a shard, and the table says that it is its. */
function lookAtOwners(group: ConsumerGroup, shardId: string, worker: string) {
  const readers = group.workers.filter(({ consumers }) =>
    consumers.some((consumer) => consumer.shardId === shardId),
  );
  expect(readers.map(({ id }) => id)).toEqual([worker]);
}

/** Once a record was processed, all before it in its shard were, and all of its shard's parents. */
function expectOrder({ stream, seen }: ReturnType<typeof startGroup>) {
  const done = new Map<string, Set<string>>();
  for (const { shardId, sequenceNumber } of seen) {
    const before = done.get(shardId) ?? new Set();
    done.set(shardId, before);
    const shard = stream.shards.find((each) => each.shardId === shardId);
    const index =
      shard?.records.findIndex((record) => record.sequenceNumber === sequenceNumber) ?? -1;
    const previous = shard?.records[index - 1]?.sequenceNumber;
    expect(previous === undefined || before.has(previous)).toBe(true);
    for (const parentId of shard?.parentIds ?? []) {
      const parent = stream.shards.find((each) => each.shardId === parentId);
      expect(done.get(parentId)?.size ?? 0).toBe(parent?.records.length);
    }
    before.add(sequenceNumber);
  }
}

const action = fc.oneof(
  fc.record({ do: fc.constant('put' as const), count: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ do: fc.constant('pass' as const), count: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ do: fc.constant('pass' as const), count: fc.integer({ min: 12, max: 60 }) }),
  fc.record({ do: fc.constant('slow' as const), count: fc.integer({ min: 0, max: 200 }) }),
  fc.record({
    do: fc.constantFrom(
      'add' as const,
      'stop' as const,
      'crash' as const,
      'split' as const,
      'merge' as const,
    ),
    count: fc.nat({ max: 4 }),
  }),
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

async function perform(run: ReturnType<typeof startGroup>, { do: verb, count }: Action) {
  const { workers } = run.plan();
  const worker = workers.running[count % Math.max(1, workers.running.length)]?.id;
  if (verb === 'put') run.stream.put(count);
  else if (verb === 'pass') await run.pass(count * 250);
  else if (verb === 'split') run.stream.split();
  else if (verb === 'merge') run.stream.merge();
  else if (verb === 'add' && workers.running.length < 6) run.change(addWorker(workers, 0));
  else if (worker === undefined) return;
  else if (verb === 'slow') run.change(slowWorker(workers, worker, count));
  else if (verb === 'stop') run.change(stopWorker(workers, worker));
  else if (verb === 'crash') run.change(crashWorker(workers, worker));
}

describe('whatever happens to its workers and its shards, a group', () => {
  test('processes every record at least once, in order, parents first, and ends even', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(0, 5, 50, 200),
        fc.nat(),
        fc.array(action, { maxLength: 60, size: 'max' }),
        async (shards, workers, processingMs, seed, actions) => {
          const run = startGroup({ shards, workers, seed, processingMs });
          run.stream.put(200);
          for (const each of actions) await perform(run, each);
          const { workers: left } = run.plan();
          run.change(left.running.length === 0 ? addWorker(left, 0) : left);
          for (const { id } of run.plan().workers.running)
            run.change(slowWorker(run.plan().workers, id, 0));
          await run.pass(240_000);
          expectOrder(run);
          const processed = new Set(run.seen.map(({ sequenceNumber }) => sequenceNumber));
          const all = run.stream.shards.flatMap(({ records }) => records);
          expect(processed.size).toBe(all.length);
          const counts = run.counts();
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
          expect(run.failures).toEqual([]);
          const again = run.group.report().leases.reduce((sum, lease) => sum + lease.again, 0);
          expect(again).toBe(run.seen.length - processed.size);
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);
});

test('a group starts with every shard at one worker, and hands over one at a time as more come', async () => {
  const run = startGroup({ shards: 4, workers: 1 });
  await run.pass(4_000);
  expect(run.counts()).toEqual([4]);
  run.change(addWorker(run.plan().workers, 0));
  await run.pass(2_000);
  expect(run.counts()).toEqual([3, 1]);
  await run.pass(4_000);
  expect(run.counts()).toEqual([2, 2]);
});

test('nothing is processed twice when workers come and go in order', async () => {
  const run = startGroup({ shards: 4, workers: 1 });
  run.stream.put(400);
  await run.pass(5_000);
  run.change(addWorker(run.plan().workers, 0));
  run.stream.put(400);
  await run.pass(20_000);
  run.change(stopWorker(run.plan().workers, 'worker-1'));
  run.stream.put(400);
  await run.pass(20_000);
  expect(run.seen).toHaveLength(1_200);
  expect(run.counts()).toEqual([4]);
});

test('after a crash its leases stand still until they expire, then others process again what was not in a checkpoint', async () => {
  const run = startGroup({ shards: 2, workers: 2, processingMs: 10 });
  run.stream.put(100);
  await run.pass(10_000);
  run.stream.put(400);
  await run.pass(1_750);
  const [held] = run.group.workers.find(({ id }) => id === 'worker-2')?.consumers ?? [];
  const shardId = held?.shardId ?? '';
  const lost = held?.uncheckpointed ?? 0;
  expect(lost).toBeGreaterThan(0);
  run.change(crashWorker(run.plan().workers, 'worker-2'));
  await run.pass(4_000);
  expect(run.lease(shardId)?.owner).toBe('worker-2');
  expect(run.group.report().workers).toMatchObject([
    { isAlive: true },
    { id: 'worker-2', isAlive: false },
  ]);
  await run.pass(30_000);
  expect(run.lease(shardId)).toMatchObject({ owner: 'worker-1', again: lost });
  expect(run.group.report().workers).toHaveLength(1);
  expect(run.group.report().events).toContainEqual(
    expect.objectContaining({
      kind: 'leaseExpired',
      worker: 'worker-1',
      from: 'worker-2',
      shardId,
    }),
  );
});

test('children wait for their parent’s end, and begin at their first record', async () => {
  const run = startGroup({ shards: 1, workers: 2, processingMs: 100 });
  run.stream.put(150);
  await run.pass(1_000);
  run.stream.split();
  run.stream.put(10);
  await run.pass(11_000);
  expect(run.lease('shardId-000000000001')).toMatchObject({ isBlocked: true, processed: 0 });
  await run.pass(30_000);
  expect(run.lease('shardId-000000000000')).toMatchObject({ checkpoint: { type: 'SHARD_END' } });
  const children = run.group.report().leases.filter(({ parentIds }) => parentIds.length > 0);
  expect(children.reduce((sum, { processed }) => sum + processed, 0)).toBe(10);
});

test('what another process left is taken up where its checkpoints are', async () => {
  const run = startGroup({ shards: 2, workers: 1 });
  run.stream.put(100);
  await run.pass(8_000);
  const before = run.group.report();
  const again: string[] = [];
  const next = new ConsumerGroup({
    plan: run.plan(),
    initial: { type: 'TRIM_HORIZON' },
    world: run.stream.world,
    before,
    onFailed: (error) => run.failures.push(error),
    onProcessed: (_, __, records) => again.push(...records.map((record) => record.sequenceNumber)),
  });
  run.stream.put(50);
  await run.stream.pass(8_000, () => next.tick());
  expect(again).toHaveLength(50);
  expect(next.report().leases.reduce((sum, { processed }) => sum + processed, 0)).toBe(150);
});
