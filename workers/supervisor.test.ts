import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSimulator, type Simulator } from '#engine/simulator.ts';
import { call } from '#lib/aws/call.ts';
import type { Connection } from '#lib/connections.ts';
import { db, simulatorId } from '#lib/db.ts';
import type { KeyShape } from '#lib/jobs/key-shape.ts';
import { newRun } from '#lib/jobs/new-run.ts';
import { seededRandom } from '#lib/jobs/seeded-random.ts';
import { generatorList, generatorView } from '#lib/jobs/generator-view.ts';
import { streamFacts } from '#workers/stream-facts.ts';
import { Supervisor } from '#workers/supervisor.ts';
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

/** A worker whose time is the simulator's: both move together, and no further than all answers allow. */
function startWorker(owner = 'worker-1', facts = streamFacts) {
  const underWay = new Set<Promise<unknown>>();
  const supervisor = new Supervisor({
    database: db(),
    owner,
    facts,
    put: (to, input) => {
      const answer = call(to, 'kinesis', 'PutRecords', input);
      underWay.add(answer);
      return answer;
    },
    nowMs: () => simulator.clock.now(),
    random: seededRandom(5),
  });
  const run = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 50) {
      simulator.clock.advance(50);
      supervisor.tick();
      await Promise.allSettled(underWay);
      underWay.clear();
      await turn();
    }
    await supervisor.save();
  };
  return { supervisor, run };
}

const uniform: KeyShape = { kind: 'uniform', prefix: 'user-', keys: 50 };

async function addGenerator(name: string, recordsPerSecond: number, keyShape = uniform) {
  return db().generator.create({
    data: {
      connectionId: simulatorId,
      streamName,
      name,
      recordsPerSecond,
      template: '{"n":{{n}}}',
      keyShape: JSON.stringify(keyShape),
      ...newRun(simulator.clock.now()),
    },
  });
}

const view = async (id: string) =>
  generatorView(await db().generator.findUniqueOrThrow({ where: { id } }));

const stopAll = () => db().generator.updateMany({ data: { desired: 'stopped' } });

async function countRecords(): Promise<number> {
  let count = 0;
  for (const ShardId of ['shardId-000000000000', 'shardId-000000000001']) {
    const { ShardIterator } = await call(connection, 'kinesis', 'GetShardIterator', {
      StreamName: streamName,
      ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    let next = ShardIterator;
    for (let behindMs = 1; behindMs > 0;) {
      simulator.clock.advance(1_000);
      const page = await call(connection, 'kinesis', 'GetRecords', { ShardIterator: next });
      count += page.Records?.length ?? 0;
      next = page.NextShardIterator;
      behindMs = page.MillisBehindLatest ?? 0;
    }
  }
  return count;
}

describe('a worker', () => {
  test('runs what is wanted, and what it counts as sent is in the stream', async () => {
    const { id } = await addGenerator('steady', 200);
    const before = await countRecords();
    const { supervisor, run } = startWorker();
    await supervisor.refresh();
    await run(3_000);
    const running = await view(id);
    expect(running.tally).toMatchObject({ generated: 600, sent: 600, throttled: 0, failed: 0 });
    expect(running.rates).toMatchObject({ sentPerSecond: 200, throttledPerSecond: 0 });
    expect(running.heartbeatMs).toBe(simulator.clock.now());
    expect(running.sample).toMatchObject({ shardId: expect.stringMatching(/^shardId-/) });
    await stopAll();
    await supervisor.refresh();
    expect(await view(id)).toMatchObject({ tally: { sent: 600 }, rates: undefined });
    expect(await countRecords()).toBe(before + 600);
    await db().generator.delete({ where: { id } });
  });

  test('takes a change within one look at its row, and goes on counting', async () => {
    const { id } = await addGenerator('changing', 100);
    const { supervisor, run } = startWorker();
    await supervisor.refresh();
    await run(1_000);
    await db().generator.update({
      where: { id },
      data: { recordsPerSecond: 300, revision: { increment: 1 } },
    });
    await supervisor.refresh();
    await run(1_000);
    expect((await view(id)).tally.sent).toBe(400);
    await supervisor.stop();
    await db().generator.delete({ where: { id } });
  });

  test('is refused by a hot shard as AWS would, and accounts for every record', async () => {
    const hot: KeyShape = { ...uniform, kind: 'hot', hotKey: 'user-7', share: 1 };
    const { id } = await addGenerator('hot', 1_500, hot);
    const { supervisor, run } = startWorker();
    await supervisor.refresh();
    await run(5_000);
    const { tally, lastError } = await view(id);
    expect(tally.sent).toBeGreaterThan(4_500);
    expect(tally.sent).toBeLessThan(6_500);
    expect(tally.throttled).toBeGreaterThan(1_500);
    expect(lastError).toMatchObject({
      name: 'ProvisionedThroughputExceededException',
      message: expect.stringMatching(
        /^Rate exceeded for shard shardId-00000000000\d in stream clicks/,
      ),
      isThrottle: true,
    });
    await stopAll();
    await supervisor.refresh();
    const { tally: last } = await view(id);
    expect(last.sent + last.failed).toBe(last.generated);
    await db().generator.delete({ where: { id } });
  });
});

describe('what a worker leaves behind', () => {
  test('is resumed by the next, with its counts', async () => {
    const { id } = await addGenerator('resumed', 100);
    const first = startWorker();
    await first.supervisor.refresh();
    await first.run(1_000);
    await first.supervisor.stop();
    const second = startWorker();
    await second.supervisor.refresh();
    await second.run(1_000);
    expect((await view(id)).tally).toMatchObject({ generated: 200, sent: 200 });
    expect((await view(id)).sample?.text).toMatch(/^\{"n":(19\d|200)\}$/);
    await second.supervisor.stop();
    await db().generator.delete({ where: { id } });
  });

  test('does not flow into the counts of a new run', async () => {
    const { id } = await addGenerator('restarted', 100);
    const { supervisor, run } = startWorker();
    await supervisor.refresh();
    await run(1_000);
    simulator.clock.advance(1);
    await db().generator.update({ where: { id }, data: newRun(simulator.clock.now()) });
    await supervisor.refresh();
    expect((await view(id)).tally.sent).toBe(0);
    await run(500);
    expect((await view(id)).tally.sent).toBe(50);
    await supervisor.stop();
    await db().generator.delete({ where: { id } });
  });
});

test('a generator whose stream is gone is stopped and says so, and others go on', async () => {
  const lost = await addGenerator('lost', 100);
  await db().generator.update({ where: { id: lost.id }, data: { streamName: 'nowhere' } });
  const fine = await addGenerator('fine', 100);
  const { supervisor, run } = startWorker();
  await supervisor.refresh();
  await run(2_000);
  await supervisor.refresh();
  expect((await view(fine.id)).tally.sent).toBe(200);
  const stopped = await view(lost.id);
  expect(stopped).toMatchObject({
    isWanted: false,
    rates: undefined,
    lastError: {
      name: 'StreamGone',
      message: 'The stream nowhere is not there any more, so the generator was stopped.',
    },
  });
  expect(stopped.tally.failed).toBe(stopped.tally.generated);
  await stopAll();
  await supervisor.refresh();
});

test('a stream that is only being made is waited for', async () => {
  const early = await addGenerator('early', 100);
  await db().generator.update({ where: { id: early.id }, data: { streamName: 'soon' } });
  const facts = { ...streamFacts, isGone: async () => false };
  const { supervisor, run } = startWorker('worker-1', facts);
  await supervisor.refresh();
  await run(1_000);
  await supervisor.refresh();
  expect(await view(early.id)).toMatchObject({
    isWanted: true,
    lastError: { name: 'ResourceNotFoundException', isOver: false },
  });
  await stopAll();
  await supervisor.refresh();
});

test('a row that makes no plan says so and stops nobody', async () => {
  const broken = await addGenerator('broken', 100);
  await db().generator.update({ where: { id: broken.id }, data: { keyShape: '{"kind":"odd"}' } });
  const { supervisor } = startWorker();
  await supervisor.refresh();
  const row = await db().generator.findUniqueOrThrow({ where: { id: broken.id } });
  expect(row.lastError).toContain('ZodError');
  expect(supervisor.running).toBe(0);
  expect(generatorList([row], 0)).toEqual({ nowMs: 0, generators: [], unreadable: 1 });
});
