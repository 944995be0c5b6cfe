/** Stops a timer. Calling it again does nothing. */
export type Cancel = () => void;

/** Time as the simulator knows it. All times are integer milliseconds since the Unix epoch. */
export interface Clock {
  /** Never less than what it said before. */
  now(): number;
  /** Runs once, `delayMs` of simulated time from now. */
  after(delayMs: number, run: () => void): Cancel;
  /** Runs each `intervalMs` of simulated time. When the clock jumps, missed runs are made up in order. */
  every(intervalMs: number, run: () => void): Cancel;
}

/** A clock that can be frozen, moved and sped up. Only `main`, tests and the lab hold this side of it. */
export interface SimulatedClock extends Clock {
  /** Simulated milliseconds per real millisecond; 0 is frozen. */
  readonly speed: number;
  /** What the machine's own clock says. */
  realNow(): number;
  setSpeed(speed: number): void;
  /** Jumps forward, firing every timer on the way at its own time. Never moves back. */
  advance(byMs: number): void;
  /** Forgets all timers. */
  close(): void;
}

interface Timer {
  dueMs: number;
  run: () => void;
  intervalMs: number | undefined;
}

/** Node coerces longer timeouts to 1 ms. */
const longestTimeoutMs = 2 ** 31 - 1;

/**
 * @param startMs what `now()` says at the start; the machine's own time when left out
 * @param speed 1 follows the machine's time, 0 is a manual clock
 */
export function createClock({ startMs = Date.now(), speed = 1 } = {}): SimulatedClock {
  return new MachineClock(Math.floor(startMs), checkedSpeed(speed));
}

class MachineClock implements SimulatedClock {
  /** By due time; of those due at once, the one set first comes first. */
  readonly #timers: Timer[] = [];
  /** The simulated time at the real time `#anchorRealMs`. */
  #anchorMs: number;
  #anchorRealMs = Date.now();
  #speed: number;
  /** The latest time that anyone was told: the machine's clock may be set back, this one never goes back. */
  #latestMs: number;
  /** The time that the running timer sees. */
  #firingMs: number | undefined;
  #wakeUp: NodeJS.Timeout | undefined;

  constructor(startMs: number, speed: number) {
    this.#anchorMs = startMs;
    this.#latestMs = startMs;
    this.#speed = speed;
  }

  now(): number {
    if (this.#firingMs !== undefined) return this.#firingMs;
    this.#latestMs = this.#present();
    return this.#latestMs;
  }

  realNow(): number {
    return Date.now();
  }

  after(delayMs: number, run: () => void): Cancel {
    return this.#start({ dueMs: this.now() + wholeMs(delayMs), run, intervalMs: undefined });
  }

  every(intervalMs: number, run: () => void): Cancel {
    const wholeIntervalMs = wholeMs(intervalMs);
    if (wholeIntervalMs === 0) throw new RangeError('An interval is at least one millisecond.');
    return this.#start({ dueMs: this.now() + wholeIntervalMs, run, intervalMs: wholeIntervalMs });
  }

  get speed(): number {
    return this.#speed;
  }

  setSpeed(speed: number): void {
    const nextSpeed = checkedSpeed(speed);
    this.#anchor(this.#present());
    this.#speed = nextSpeed;
    this.#schedule();
  }

  advance(byMs: number): void {
    const targetMs = this.now() + wholeMs(byMs);
    try {
      this.#fireUntil(targetMs);
    } finally {
      this.#anchor(Math.max(targetMs, this.#latestMs));
      // A timer that advances the clock goes on at the time that it has moved to.
      if (this.#firingMs !== undefined) this.#firingMs = this.#latestMs = this.#anchorMs;
      this.#schedule();
    }
  }

  close(): void {
    this.#timers.length = 0;
    clearTimeout(this.#wakeUp);
  }

  /** The time it is, whatever the running timer sees. Nobody counts as told. */
  #present(): number {
    const elapsedMs = this.#speed === 0 ? 0 : (Date.now() - this.#anchorRealMs) * this.#speed;
    return Math.max(this.#latestMs, Math.floor(this.#anchorMs + elapsedMs));
  }

  #anchor(atMs: number): void {
    this.#anchorMs = atMs;
    this.#anchorRealMs = Date.now();
  }

  #start(timer: Timer): Cancel {
    this.#insert(timer);
    if (this.#firingMs === undefined) this.#schedule();
    return () => {
      const index = this.#timers.indexOf(timer);
      if (index >= 0) this.#timers.splice(index, 1);
    };
  }

  #insert(timer: Timer): void {
    let low = 0;
    let high = this.#timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#timers[middle]?.dueMs ?? 0) <= timer.dueMs) low = middle + 1;
      else high = middle;
    }
    this.#timers.splice(low, 0, timer);
  }

  /** A timer that throws does not keep the others from running; the first error is thrown when all have run. */
  #fireUntil(untilMs: number): void {
    const outerMs = this.#firingMs;
    let failure: { error: unknown } | undefined;
    for (let next = this.#timers[0]; next && next.dueMs <= untilMs; next = this.#timers[0]) {
      this.#timers.shift();
      // One that fires late sees the time that others have been told, not an earlier one.
      this.#firingMs = this.#latestMs = Math.max(next.dueMs, this.#latestMs);
      if (next.intervalMs !== undefined) {
        next.dueMs += next.intervalMs;
        this.#insert(next);
      }
      try {
        next.run();
      } catch (error) {
        failure ??= { error };
      }
    }
    this.#firingMs = outerMs;
    if (failure) throw failure.error;
  }

  #schedule(): void {
    clearTimeout(this.#wakeUp);
    const next = this.#timers[0];
    if (!next || this.#speed === 0) return;
    const waitMs = Math.max(0, Math.ceil((next.dueMs - this.#present()) / this.#speed));
    this.#wakeUp = setTimeout(this.#wake, Math.min(waitMs, longestTimeoutMs));
    this.#wakeUp.unref();
  }

  readonly #wake = (): void => {
    try {
      this.#fireUntil(this.#present());
    } finally {
      this.#schedule();
    }
  };
}

function checkedSpeed(speed: number): number {
  if (!(speed >= 0 && Number.isFinite(speed)))
    throw new RangeError(`A clock cannot run at the speed ${speed}.`);
  return speed;
}

/** Up to whole milliseconds; nothing for a time that has passed. */
function wholeMs(durationMs: number): number {
  if (!Number.isFinite(durationMs)) throw new RangeError(`${durationMs} is not a duration.`);
  return Math.max(0, Math.ceil(durationMs));
}
