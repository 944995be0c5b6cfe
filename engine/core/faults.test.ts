import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClock } from './clock.ts';
import { chanceOf, type FaultSettings } from './faults/fault.ts';
import { Faults } from './faults.ts';
import type { Caller, Service } from './service.ts';
import { openStore, type Store } from './store.ts';

let folder: string;
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinetoscope-faults-'));
  store = openStore(folder);
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const callerOf = (accountId: string): Caller => ({
  accountId,
  region: 'us-east-1',
  accessKeyId: 'key',
  requestId: '',
  userAgent: '',
});

const service: Service = {
  id: 'kinesis',
  signingName: 'kinesis',
  targetPrefix: '',
  jsonVersion: '1.1',
  hasExtendedRequestId: false,
  schemas: {},
  constraints: {},
  run: () => ({}),
  faults: {
    entryOperations: ['PutRecords'],
    entryErrors: ['InternalFailure'],
    targetOf: (_, __, request) => ({
      streamName: String(request),
      consumerName: undefined,
      concernsShard: () => true,
    }),
  },
};

const settings = (more: Partial<FaultSettings>): FaultSettings => ({
  faultId: 'fault',
  serviceId: undefined,
  operations: undefined,
  streamName: undefined,
  shardId: undefined,
  accessKeyId: undefined,
  consumerName: undefined,
  kind: 'ERROR',
  errorName: 'InternalFailure',
  errorMessage: undefined,
  latencyMs: 0,
  latencyJitterMs: 0,
  failedShare: 0,
  probability: 1,
  mostTimes: undefined,
  endsAtMs: undefined,
  seed: 0,
  afterEvents: undefined,
  ...more,
});

const clock = createClock({ startMs: 0, speed: 0 });
let nextAccount = 0;
const freshCaller = () => callerOf(String(nextAccount++).padStart(12, '0'));

/** The streams that requests are for; the fault is for `a`. */
const requests = fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 60 });
const chances = {
  seed: fc.nat({ max: 2 ** 32 - 1 }),
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
};

const strike = (faults: Faults, caller: Caller, streams: readonly string[]) =>
  streams.map((stream) => faults.plan(caller, service, 'Get', stream)?.takeMishap() !== undefined);

test('the same seed and requests give the same faults, a restart in between or not', async () => {
  await fc.assert(
    fc.asyncProperty(requests, fc.nat({ max: 60 }), fc.record(chances), async (all, at, chance) => {
      const terms = settings({ streamName: 'a', ...chance });
      const [once, again] = [freshCaller(), freshCaller()];
      const unbroken = new Faults(clock, store);
      await unbroken.put(once, terms);
      const expected = strike(unbroken, once, all);
      const before = new Faults(clock, store);
      await before.put(again, terms);
      const first = strike(before, again, all.slice(0, at));
      await before.close();
      await store.committed();
      const after = new Faults(clock, store);
      expect([...first, ...strike(after, again, all.slice(at))]).toEqual(expected);
      expect(after.list(again)[0]?.timesInjected).toBe(expected.filter(Boolean).length);
      await unbroken.close();
      await after.close();
    }),
    { numRuns: 60 },
  );
});

test('what others ask for, and other faults, change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(requests, fc.record(chances), async (all, chance) => {
      const terms = settings({ streamName: 'a', ...chance });
      const [alone, among] = [freshCaller(), freshCaller()];
      const faults = new Faults(clock, store);
      await faults.put(alone, terms);
      await faults.put(among, settings({ faultId: 'other', kind: 'LATENCY', probability: 0.5 }));
      await faults.put(among, terms);
      const ofStream = strike(
        faults,
        alone,
        all.filter((stream) => stream === 'a'),
      );
      const ofAll = strike(faults, among, all);
      expect(ofAll.filter((_, index) => all[index] === 'a')).toEqual(ofStream);
      await faults.close();
    }),
    { numRuns: 60 },
  );
});

test('chance is even over requests, and over what one request draws', () => {
  const draws = Array.from({ length: 10_000 }, (_, n) => {
    const random = chanceOf(42, n);
    return [random.next(), random.next()] as const;
  });
  for (const which of [0, 1] as const) {
    const below = draws.filter((draw) => draw[which] < 0.25).length;
    expect(below / draws.length).toBeCloseTo(0.25, 1);
  }
  const both = draws.filter(([first, second]) => first < 0.5 && second < 0.5).length;
  expect(both / draws.length).toBeCloseTo(0.25, 1);
  const pairs = draws.filter(([first], n) => first < 0.5 && (draws[n + 1]?.[0] ?? 1) < 0.5).length;
  expect(pairs / draws.length).toBeCloseTo(0.25, 1);
});

test('entries are struck one by one, and their request counts once', async () => {
  const faults = new Faults(clock, store);
  const caller = freshCaller();
  await faults.put(caller, settings({ kind: 'PARTIAL_FAILURE', failedShare: 0.5, mostTimes: 1 }));
  const entries = (plan = faults.plan(caller, service, 'PutRecords', 'a')) => {
    const entryFaults = plan?.entryFaults;
    return Array.from({ length: 200 }, () => entryFaults?.failureOf('shard')?.errorName);
  };
  const first = entries();
  expect(first.filter(Boolean).length).toBeGreaterThan(70);
  expect(first.filter(Boolean).length).toBeLessThan(130);
  expect(entries().filter(Boolean)).toEqual([]);
  expect(faults.list(caller)).toMatchObject([{ timesInjected: 1 }]);
  await faults.close();
});

test('a plan that waited does not strike once its fault has ended or gone', async () => {
  const faults = new Faults(clock, store);
  const caller = freshCaller();
  await faults.put(caller, settings({ mostTimes: 1 }));
  const plans = [0, 1].map(() => faults.plan(caller, service, 'Get', 'a'));
  expect(plans.map((plan) => plan?.takeMishap()?.kind)).toEqual(['ERROR', undefined]);
  await faults.put(caller, settings({}));
  const late = faults.plan(caller, service, 'Get', 'a');
  await faults.delete(caller, 'fault');
  expect(late?.takeMishap()).toBeUndefined();
  await faults.close();
});
