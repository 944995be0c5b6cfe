import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSimulator, type Simulator } from '#engine/simulator.ts';
import { call } from '#lib/aws/call.ts';
import type { Connection } from '#lib/connections.ts';
import { db, simulatorId } from '#lib/db.ts';
import { AlarmWatch } from '#workers/alarm-watch.ts';
import {
  type SimulatedConnection,
  simulatedConnection,
} from '#lib/testing/simulated-connection.ts';

const streamName = 'orders';
let simulated: SimulatedConnection;
let simulator: Simulator;
let connection: Connection;

beforeAll(async () => {
  simulator = await createSimulator({ clock: 'manual', lifecycleMs: 0 });
  simulated = await simulatedConnection(simulator.endpoint, streamName, 1);
  ({ connection } = simulated);
});

afterAll(async () => {
  await simulated.close();
  await simulator.close();
});

const watch = () =>
  new AlarmWatch({
    database: db(),
    ask: (to, input) => call(to, 'cloudwatch', 'GetMetricData', input),
    connectionNow: async () => simulator.clock.now(),
    nowMs: () => simulator.clock.now(),
  });

const addAlarm = (name: string, rest: { metric?: string; shardId?: string } = {}) =>
  db().alarm.create({
    data: {
      connectionId: simulatorId,
      name,
      streamName,
      metric: 'recordsIn',
      comparison: 'above',
      threshold: 5,
      forSeconds: 10,
      ...rest,
    },
  });

const put = (records: number) =>
  call(connection, 'kinesis', 'PutRecords', {
    StreamName: streamName,
    Records: Array.from({ length: records }, (_, index) => ({
      PartitionKey: `${index}`,
      Data: Buffer.from('x'),
    })),
  });

const alarm = (name: string) =>
  db().alarm.findFirstOrThrow({
    where: { name },
    include: { events: { orderBy: { id: 'asc' } } },
  });

/** To the beginning of the next ten seconds: alarms look at whole steps. */
const toNextStep = () => simulator.clock.advance(10_000 - (simulator.clock.now() % 10_000));

test('an alarm goes off, is over, and remembers both', async () => {
  await addAlarm('busy');
  const alarms = watch();
  toNextStep();
  await put(100);
  toNextStep();
  await alarms.look();
  expect(await alarm('busy')).toMatchObject({
    state: 'ALARM',
    lastValue: 10,
    reason: '10 records/s, and above 5 records/s for 10 s.',
    events: [{ from: 'INSUFFICIENT_DATA', to: 'ALARM' }],
  });
  toNextStep();
  await alarms.look();
  expect(await alarm('busy')).toMatchObject({
    state: 'OK',
    events: [{ to: 'ALARM' }, { from: 'ALARM', to: 'OK' }],
  });
});

test('an alarm of one shard looks at that shard', async () => {
  await addAlarm('shard', { shardId: 'shardId-000000000000' });
  await addAlarm('no such shard', { shardId: 'shardId-000000000009' });
  toNextStep();
  await put(100);
  toNextStep();
  await watch().look();
  expect((await alarm('shard')).state).toBe('ALARM');
  expect((await alarm('no such shard')).state).toBe('OK');
});

test('says what failed, and leaves the state as it was', async () => {
  const before = await alarm('shard');
  const broken = new AlarmWatch({
    database: db(),
    ask: () => Promise.reject(new Error('The line is cut.')),
    connectionNow: async () => simulator.clock.now(),
    nowMs: () => simulator.clock.now(),
  });
  await broken.look();
  const after = await alarm('shard');
  expect(after.state).toBe(before.state);
  expect(after.lastFailure).toContain('The line is cut.');
  simulator.clock.advance(60_000);
  await watch().look();
  expect((await alarm('shard')).lastFailure).toBeNull();
});

test('what this version does not know does not keep the others from being looked at', async () => {
  await addAlarm('from tomorrow', { metric: 'dreams' });
  simulator.clock.advance(60_000);
  await watch().look();
  const unknown = await alarm('from tomorrow');
  expect(unknown.lastFailure).toContain('does not know');
  expect((await alarm('shard')).lastFailure).toBeNull();
});
