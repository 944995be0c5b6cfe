import type { Cancel, SimulatedClock } from '#engine/core/clock.ts';
import type { Store, Table } from '#engine/core/store.ts';

/** The clock at a moment, as it is kept over a restart. */
interface ClockState {
  nowMs: number;
  realMs: number;
  /** Simulated per real time, while not frozen. */
  speed: number;
  frozen: boolean;
  /** Whether the engine ended here, rather than ran on. */
  ended: boolean;
}

const tableName = 'lab-clock';
const stateKey = 'clock';

/** A clock that runs at a speed of its own is written down as often, in real time. */
const keepEveryRealMs = 2_000;

/** Longer than this a running engine has not left it unwritten: whatever is older is time in which none ran. */
const longestUnkeptMs = 10_000;

/**
 * How to start a clock where the lab left it. A frozen one stands where it stood. Others go on by the time that has
 * passed; of a fast one, the time in which no engine ran counts once, not many times. Never earlier than the clock
 * has been.
 */
export function restoreClock(
  store: Store,
  realNowMs = Date.now(),
): { startMs: number; speed: number } | undefined {
  const state = store.table<ClockState, string>(tableName).get(stateKey);
  if (!state) return undefined;
  const { nowMs, realMs, speed, frozen, ended } = state;
  if (frozen) return { startMs: nowMs, speed: 0 };
  const passedMs = Math.max(0, realNowMs - realMs);
  const ranMs = ended ? 0 : Math.min(passedMs, longestUnkeptMs);
  return { startMs: nowMs + ranMs * Math.max(1, speed) + (passedMs - ranMs), speed };
}

/** Knows how fast a frozen clock will run, and writes down what the lab did to it. */
export class ClockKeeper {
  readonly #clock: SimulatedClock;
  readonly #table: Table<ClockState, string>;
  #speed: number;
  #cancel: Cancel | undefined;
  #moving: Promise<void> = Promise.resolve();

  constructor(clock: SimulatedClock, store: Store) {
    this.#clock = clock;
    this.#table = store.table(tableName);
    const state = this.#table.get(stateKey);
    this.#speed = clock.speed || state?.speed || 1;
    if (state) this.#keepSoon();
  }

  /** Simulated per real time, while not frozen. */
  get speed(): number {
    return this.#speed;
  }

  get isFrozen(): boolean {
    return this.#clock.speed === 0;
  }

  async setSpeed(speed: number, frozen: boolean): Promise<void> {
    this.#speed = speed;
    this.#clock.setSpeed(frozen ? 0 : speed);
    await this.keep();
  }

  /** Does one thing to the clock after the other. */
  inTurn(change: () => Promise<void>): Promise<void> {
    const changed = this.#moving.then(change);
    this.#moving = changed.catch(() => {});
    return changed;
  }

  /** Writes down where the clock is. */
  async keep(): Promise<void> {
    const written = this.#write(false);
    this.#keepSoon();
    await written;
  }

  /** Writes down where the clock ended, if the lab ever did anything to it. */
  async end(): Promise<void> {
    this.#cancel?.();
    if (this.#table.doesExist(stateKey)) await this.#write(true);
  }

  #write(ended: boolean): Promise<boolean> {
    return this.#table.put(stateKey, {
      nowMs: this.#clock.now(),
      realMs: this.#clock.realNow(),
      speed: this.#speed,
      frozen: this.isFrozen,
      ended,
    });
  }

  /** The distance of a clock that runs like the machine's does not change, and a frozen one stays where it is. */
  #keepSoon(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const { speed } = this.#clock;
    if (speed === 0 || speed === 1) return;
    this.#cancel = this.#clock.after(keepEveryRealMs * speed, () => void this.keep());
  }
}
