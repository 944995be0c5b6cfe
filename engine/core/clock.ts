/** Stops a timer. Calling it again does nothing. */
export type Cancel = () => void;

/** Time as the simulator knows it. All times are integer milliseconds since the Unix epoch. */
export interface Clock {
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
  const timers: Timer[] = [];
  let anchorMs = startMs;
  let anchorRealMs = Date.now();
  let currentSpeed = speed;
  let wakeUp: NodeJS.Timeout | undefined;
  let firing: number | undefined;

  const now = () =>
    firing ?? Math.floor(anchorMs + Math.max(0, Date.now() - anchorRealMs) * currentSpeed);

  const anchor = (atMs: number) => {
    anchorMs = atMs;
    anchorRealMs = Date.now();
  };

  const insert = (timer: Timer) => {
    let low = 0;
    let high = timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((timers[middle]?.dueMs ?? 0) <= timer.dueMs) low = middle + 1;
      else high = middle;
    }
    timers.splice(low, 0, timer);
  };

  const fireUntil = (untilMs: number) => {
    for (let next = timers[0]; next && next.dueMs <= untilMs; next = timers[0]) {
      timers.shift();
      firing = next.dueMs;
      if (next.intervalMs !== undefined) {
        next.dueMs += next.intervalMs;
        insert(next);
      }
      try {
        next.run();
      } finally {
        firing = undefined;
      }
    }
  };

  const schedule = () => {
    clearTimeout(wakeUp);
    const next = timers[0];
    if (!next || currentSpeed === 0) return;
    const waitMs = Math.max(0, Math.ceil((next.dueMs - now()) / currentSpeed));
    wakeUp = setTimeout(wake, Math.min(waitMs, longestTimeoutMs));
    wakeUp.unref();
  };

  const wake = () => {
    try {
      fireUntil(now());
    } finally {
      schedule();
    }
  };

  const start = (timer: Timer): Cancel => {
    insert(timer);
    if (firing === undefined) schedule();
    return () => {
      const index = timers.indexOf(timer);
      if (index >= 0) timers.splice(index, 1);
    };
  };

  return {
    now,
    after: (delayMs, run) => start({ dueMs: now() + delayMs, run, intervalMs: undefined }),
    every: (intervalMs, run) => start({ dueMs: now() + intervalMs, run, intervalMs }),
    get speed() {
      return currentSpeed;
    },
    setSpeed(nextSpeed) {
      anchor(now());
      currentSpeed = nextSpeed;
      schedule();
    },
    advance(byMs) {
      const targetMs = now() + Math.max(0, byMs);
      fireUntil(targetMs);
      anchor(targetMs);
      schedule();
    },
    close() {
      timers.length = 0;
      clearTimeout(wakeUp);
    },
  };
}
