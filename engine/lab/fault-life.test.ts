import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSimulator } from '#engine/simulator.ts';
import { expectFailure } from '#engine/testing/expect-failure.ts';
import {
  clientsOf,
  failureOf,
  faultyOrders,
  put,
  StreamName,
  timesInjected,
} from '#engine/testing/faulty-orders.ts';

import type { PutFaultInput } from '#lib/lab-client/fault-types.ts';

type Kinesis = ReturnType<typeof clientsOf>['kinesis'];

const terms = {
  Kind: 'ERROR',
  ErrorName: 'InternalFailure',
  Operations: ['PutRecord'],
} satisfies PutFaultInput;

/** Which of so many calls, one after the other, failed. */
async function struck(kinesis: Kinesis, calls: number): Promise<boolean[]> {
  const outcomes: boolean[] = [];
  for (let call = 0; call < calls; call++)
    outcomes.push((await failureOf(put(kinesis))) !== undefined);
  return outcomes;
}

test('the same seed strikes the same calls, whatever other faults do', async () => {
  const { lab, kinesis } = await faultyOrders();
  const chance = { ...terms, FaultId: 'chance', Probability: 0.4, Seed: 11 };
  await lab.putFault(chance);
  const first = await struck(kinesis, 40);
  expect(new Set(first).size).toBe(2);
  await lab.putFault(chance);
  await lab.putFault({ Kind: 'LATENCY', LatencyMs: 1, Probability: 0.5 });
  expect(await struck(kinesis, 40)).toEqual(first);
  await lab.putFault({ ...chance, Seed: 12 });
  expect(await struck(kinesis, 40)).not.toEqual(first);
});

test('one without a seed gets one, by which it can be repeated', async () => {
  const { lab, kinesis } = await faultyOrders();
  const { Fault } = await lab.putFault({ ...terms, Probability: 0.5 });
  expect(Fault?.FaultId).toMatch(/^[0-9a-f-]{36}$/);
  const first = await struck(kinesis, 30);
  await lab.deleteFault({ FaultId: Fault?.FaultId });
  await lab.putFault({ ...terms, FaultId: 'again', Probability: 0.5, Seed: Fault?.Seed });
  expect(await struck(kinesis, 30)).toEqual(first);
});

test('a fault ends after so many strikes, and stays listed', async () => {
  const { lab, kinesis } = await faultyOrders();
  await lab.putFault({ ...terms, MostTimes: 2 });
  expect(await struck(kinesis, 4)).toEqual([true, true, false, false]);
  expect((await lab.listFaults({})).Faults).toMatchObject([{ TimesInjected: 2, Ended: true }]);
});

test('a fault ends at its simulated time', async () => {
  const { lab, kinesis, simulator } = await faultyOrders();
  const EndsAt = new Date(simulator.clock.now() + 10_000);
  const { Fault } = await lab.putFault({ ...terms, EndsAt });
  expect(Fault).toMatchObject({ EndsAt, Ended: false, CreatedAt: new Date(simulator.clock.now()) });
  simulator.clock.advance(9_999);
  expect(await struck(kinesis, 1)).toEqual([true]);
  await lab.setClock({ AdvanceSeconds: 0.001 });
  expect(await struck(kinesis, 1)).toEqual([false]);
  expect((await lab.listFaults({})).Faults).toMatchObject([{ TimesInjected: 1, Ended: true }]);
});

test('the older of two faults strikes', async () => {
  const { lab, kinesis } = await faultyOrders();
  await lab.putFault({ ...terms, FaultId: 'z', MostTimes: 1 });
  await lab.putFault({ ...terms, FaultId: 'a', ErrorName: 'ServiceUnavailable' });
  expect(await failureOf(put(kinesis))).toBe('InternalFailure');
  expect(await failureOf(put(kinesis))).toBe('ServiceUnavailable');
  expect(await timesInjected(lab)).toEqual([1, 1]);
});

test('faults go on after a restart as if there had been none', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kinetoscope-faults-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const chance = { ...terms, FaultId: 'chance', Probability: 0.5, Seed: 3, MostTimes: 12 };
  const unbroken = await faultyOrders();
  await unbroken.lab.putFault(chance);
  const expected = await struck(unbroken.kinesis, 40);

  const first = await faultyOrders({ dataDir });
  await first.lab.putFault(chance);
  await first.lab.putFault({ ...terms, FaultId: 'after', Probability: 0 });
  const before = await struck(first.kinesis, 15);
  const listed = (await first.lab.listFaults({})).Faults;
  await first.simulator.close();

  const simulator = await createSimulator({ dataDir, clock: 'manual', limits: false });
  onTestFinished(() => simulator.close());
  const second = clientsOf(simulator.endpoint);
  expect((await second.lab.listFaults({})).Faults).toEqual(listed);
  expect([...before, ...(await struck(second.kinesis, 25))]).toEqual(expected);
  expect(await timesInjected(second.lab)).toEqual([12, 0]);
});

test('a deleted fault strikes no more, and cannot be deleted again', async () => {
  const { lab, kinesis } = await faultyOrders();
  await lab.putFault({ ...terms, FaultId: 'gone' });
  expect(await failureOf(put(kinesis))).toBe('InternalFailure');
  await lab.deleteFault({ FaultId: 'gone' });
  expect(await failureOf(put(kinesis))).toBeUndefined();
  await expectFailure(
    lab.deleteFault({ FaultId: 'gone' }),
    'ResourceNotFoundException',
    'Fault gone under account 000000000000 not found.',
  );
});

test('a reset takes the faults of the account with the rest', async () => {
  const { lab, kinesis, simulator } = await faultyOrders();
  const other = clientsOf(simulator.endpoint, '111122223333');
  for (const client of [lab, other.lab]) await client.putFault(terms);
  await lab.reset({});
  expect((await lab.listFaults({})).Faults).toEqual([]);
  expect(await timesInjected(other.lab)).toEqual([0]);
  await kinesis.createStream({ StreamName, ShardCount: 1 });
  expect(await failureOf(put(kinesis))).toBeUndefined();
});
