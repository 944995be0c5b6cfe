import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createClock, type SimulatedClock } from '#engine/core/clock.ts';
import { openStore, type Store } from '#engine/core/store.ts';
import { ClockKeeper, restoreClock } from '#engine/lab/clock-keeper.ts';

const startMs = Date.UTC(2026, 10, 22);

/** A clock over a machine whose time passes only when told. */
class HandClock implements SimulatedClock {
  readonly #inner: SimulatedClock;
  #realMs: number;
  #speed: number;
  readonly after: SimulatedClock['after'];
  readonly every: SimulatedClock['every'];

  constructor(realMs: number, start: { startMs: number; speed: number }) {
    this.#realMs = realMs;
    this.#inner = createClock({ startMs: start.startMs, speed: 0 });
    this.#speed = start.speed;
    this.after = (delayMs, run) => this.#inner.after(delayMs, run);
    this.every = (intervalMs, run) => this.#inner.every(intervalMs, run);
  }

  get speed(): number {
    return this.#speed;
  }
  now = () => this.#inner.now();
  realNow = () => this.#realMs;
  setSpeed(speed: number): void {
    this.#speed = speed;
  }
  advance(byMs: number): void {
    this.#inner.advance(byMs);
  }
  close(): void {
    this.#inner.close();
  }

  /** Real time passes. */
  pass(ms: number): void {
    for (let rest = ms; rest > 0; rest -= 1_000) {
      const stepMs = Math.min(rest, 1_000);
      this.#realMs += stepMs;
      this.#inner.advance(stepMs * this.#speed);
    }
  }
}

async function temporaryStore(): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kinetoscope-clock-'));
  const store = openStore(dataDir);
  onTestFinished(async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return store;
}

test('a clock that the lab never touched is not kept', async () => {
  const store = await temporaryStore();
  const clock = new HandClock(startMs, { startMs, speed: 1 });
  const keeper = new ClockKeeper(clock, store);
  clock.pass(60_000);
  await keeper.end();
  expect(restoreClock(store)).toBeUndefined();
});

test('a frozen clock stands where it stood, and knows its speed', async () => {
  const store = await temporaryStore();
  const clock = new HandClock(startMs, { startMs, speed: 1 });
  const keeper = new ClockKeeper(clock, store);
  await keeper.setSpeed(60, false);
  clock.pass(1_000);
  await keeper.setSpeed(60, true);
  clock.pass(5_000);
  const restored = restoreClock(store, startMs + 86_400_000);
  expect(restored).toEqual({ startMs: startMs + 60_000, speed: 0 });
  const next = new HandClock(startMs + 86_400_000, restored ?? { startMs, speed: 1 });
  expect(new ClockKeeper(next, store)).toMatchObject({ speed: 60, isFrozen: true });
});

test('a clock that jumped ahead goes on with the same lead', async () => {
  const store = await temporaryStore();
  const clock = new HandClock(startMs, { startMs, speed: 1 });
  const keeper = new ClockKeeper(clock, store);
  clock.advance(30 * 86_400_000);
  await keeper.keep();
  clock.pass(7_000);
  expect(restoreClock(store, startMs + 100_000)).toEqual({
    startMs: startMs + 30 * 86_400_000 + 100_000,
    speed: 1,
  });
});

test('the time in which no engine ran counts once for a fast clock that was ended', async () => {
  const store = await temporaryStore();
  const clock = new HandClock(startMs, { startMs, speed: 1 });
  const keeper = new ClockKeeper(clock, store);
  await keeper.setSpeed(1_000, false);
  clock.pass(9_000);
  await keeper.end();
  expect(restoreClock(store, clock.realNow() + 3_600_000)).toEqual({
    startMs: clock.now() + 3_600_000,
    speed: 1_000,
  });
});

test('no clock starts earlier than it has been, however it ended', async () => {
  const store = await temporaryStore();
  const change = fc.oneof(
    fc.record({ pass: fc.nat(15_000) }),
    fc.record({ speed: fc.constantFrom(0.01, 0.5, 1, 60, 1_000), frozen: fc.boolean() }),
    fc.record({ jump: fc.nat(86_400_000) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 6 }), fc.nat(1e9), async (changes, deadMs) => {
      await store.table('lab-clock').clearAsync();
      const clock = new HandClock(startMs, { startMs, speed: 1 });
      const keeper = new ClockKeeper(clock, store);
      for (const one of changes) {
        if ('pass' in one) clock.pass(one.pass);
        else if ('jump' in one) {
          clock.advance(one.jump);
          await keeper.keep();
        } else await keeper.setSpeed(one.speed, one.frozen);
      }
      await store.committed();
      const restored = restoreClock(store, clock.realNow() + deadMs);
      if (restored) expect(restored.startMs).toBeGreaterThanOrEqual(clock.now());
      if (restored?.speed === 0) expect(restored.startMs).toBe(clock.now());
      clock.close();
    }),
    { numRuns: 25 },
  );
});
