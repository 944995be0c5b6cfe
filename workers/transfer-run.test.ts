import { expect, test } from 'vitest';
import { seededRandom } from '#lib/jobs/seeded-random.ts';
import { type Checkpoint, type Fence, firstCheckpoint } from '#lib/transfer/ledger.ts';
import type { Shaper } from '#lib/transfer/shape-records.ts';
import type { SourcePage, SourceRecord } from '#lib/transfer/source-page.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';
import { TransferRun } from '#workers/transfer-run.ts';
import type { TransferWorld } from '#workers/transfer-world.ts';

const shards = [{ shardId: 'shardId-000000000000', range: { start: 0n, end: (1n << 128n) - 1n } }];
const throttle = { ErrorCode: 'ProvisionedThroughputExceededException' };

const recordAt = (at: number, partitionKey: string): SourceRecord => ({
  place: { lane: 'shardId-000000000000', at: String(at), sub: 0 },
  partitionKey,
  data: Buffer.from(String(at)),
  bytes: 10,
  arrivalMs: at * 1_000,
  shardId: 'shardId-000000000000',
  sequenceNumber: String(at),
});

const asIs: Shaper = (records) =>
  records.map((record) => ({ kind: 'made', records: [record], isUnkeyed: false }));

/** A source in memory, and a target that refuses what it is told to. */
function fakeWorld(all: readonly SourceRecord[], refuses: (text: string) => boolean = () => false) {
  const random = seededRandom(7);
  const state = {
    nowMs: 1_000_000,
    taken: [] as { text: string; key: string; atMs: number }[],
    fence: {} as Fence,
    hold: undefined as Promise<void> | undefined,
    mayAct: true,
  };
  const world: TransferWorld = {
    mayAct: () => state.mayAct,
    async *pages(from) {
      for (let at = Number(from ?? 0); at < all.length || at === 0; at += 10) {
        const records = all.slice(at, at + 10);
        const page: SourcePage = {
          records,
          read: records.length,
          readBytes: 0,
          rejected: [],
          cursor: String(at + records.length),
          share: undefined,
          end: at + 10 >= all.length ? 'end' : undefined,
        };
        yield page;
      }
    },
    async put(records) {
      await state.hold;
      return {
        Records: records.map(({ PartitionKey: key, Data }) => {
          const text = Buffer.from(Data).toString();
          if (refuses(text)) return throttle;
          state.taken.push({ text, key, atMs: state.nowMs });
          return {};
        }),
      };
    },
    async storeFence(fence) {
      state.fence = fence;
      return true;
    },
    storeRejected: async () => {},
    shards: () => shards,
    nowMs: () => state.nowMs,
    random,
    sleep: async () => {},
  };
  return { state, world };
}

const fast: Pick<TransferPlan, 'pace' | 'keepsOrder'> = {
  pace: { kind: 'fast' },
  keepsOrder: true,
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

async function tickUntilDone(run: TransferRun, state: { nowMs: number }, stepMs = 100) {
  for (let step = 0; step < 5_000 && !run.outcome; step++) {
    state.nowMs += stepMs;
    run.tick(state.nowMs);
    await turn();
  }
}

const begin = (
  world: TransferWorld,
  plan = fast,
  from: Checkpoint = firstCheckpoint(),
  fence = {},
) => {
  const run = new TransferRun({ plan, shape: asIs, checkpoint: from, fence, world });
  run.start();
  return run;
};

test('the order of each key holds although half of all submissions are refused', async () => {
  const all = Array.from({ length: 200 }, (_, at) => recordAt(at, `key-${at % 5}`));
  const chance = seededRandom(3);
  const { state, world } = fakeWorld(all, () => chance() < 0.5);
  const run = begin(world);
  await tickUntilDone(run, state);
  expect(run.outcome).toEqual({ kind: 'done', reason: 'end' });
  for (const key of new Set(state.taken.map((one) => one.key))) {
    const numbers = state.taken.filter((one) => one.key === key).map(({ text }) => Number(text));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  }
  const { counts } = run.report().checkpoint;
  expect(counts).toMatchObject({
    read: 200,
    matched: 200,
    made: 200,
    acknowledged: 200,
    failed: 0,
  });
  expect(counts.throttled).toBe(counts.retried);
  expect(counts.sent).toBe(200 + counts.retried);
});

test('the pace of the source is kept, faster by the factor', async () => {
  const all = [0, 1, 4, 10].map((at) => recordAt(at, `key-${at}`));
  const { state, world } = fakeWorld(all);
  const run = begin(world, { pace: { kind: 'original', factor: 10 }, keepsOrder: true });
  await turn();
  const startMs = state.nowMs;
  await tickUntilDone(run, state, 10);
  const left = state.taken.map(({ atMs }) => atMs - startMs);
  for (const [index, wantedMs] of [0, 100, 400, 1_000].entries()) {
    expect(left[index]).toBeGreaterThanOrEqual(wantedMs);
    expect(left[index]).toBeLessThan(wantedMs + 30);
  }
});

test('after a pause it goes on without sending anything twice', async () => {
  const all = Array.from({ length: 60 }, (_, at) => recordAt(at, `key-${at % 3}`));
  const chance = seededRandom(5);
  const { state, world } = fakeWorld(all, () => chance() < 0.6);
  const first = begin(world);
  for (let step = 0; step < 10; step++) {
    state.nowMs += 100;
    first.tick(state.nowMs);
    await turn();
  }
  const { checkpoint, fence } = await first.stop(1_000);
  expect(state.taken.length).toBeGreaterThan(0);
  expect(state.taken.length).toBeLessThan(60);
  const second = begin(world, fast, checkpoint, fence);
  await tickUntilDone(second, state);
  expect(state.taken).toHaveLength(60);
  expect(second.report().checkpoint.counts).toMatchObject({
    read: 60,
    acknowledged: 60,
    maybeTwice: 0,
  });
});

test('after a crash nothing is missing, and what may be there twice is counted', async () => {
  const all = Array.from({ length: 60 }, (_, at) => recordAt(at, `key-${at}`));
  const { state, world } = fakeWorld(all);
  const first = begin(world);
  const stored = first.report().checkpoint;
  await turn();
  state.nowMs += 100;
  first.tick(state.nowMs);
  await turn();
  const sentBefore = state.taken.length;
  expect(sentBefore).toBeGreaterThan(0);
  // The worker is gone: only what it stored is left.
  const second = begin(world, fast, stored, state.fence);
  await tickUntilDone(second, state);
  expect(new Set(state.taken.map(({ text }) => text)).size).toBe(60);
  const { counts } = second.report().checkpoint;
  const twice = state.taken.length - 60;
  expect(counts.acknowledged).toBe(60);
  expect(counts.maybeTwice).toBeGreaterThanOrEqual(twice);
});

test('a run whose lease is over sends nothing until it has it again', async () => {
  const all = Array.from({ length: 40 }, (_, at) => recordAt(at, `key-${at}`));
  const { state, world } = fakeWorld(all);
  state.mayAct = false;
  const run = begin(world);
  for (let step = 0; step < 20; step++) {
    state.nowMs += 100;
    run.tick(state.nowMs);
    await turn();
  }
  expect(state.taken).toEqual([]);
  state.mayAct = true;
  await tickUntilDone(run, state);
  expect(state.taken).toHaveLength(40);
});
