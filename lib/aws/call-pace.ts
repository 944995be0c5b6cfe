/** So much of a second's calls goes at once, the rest over the second. */
const shareAtOnce = 0.4;

/** Spreads calls so that in no second there are more than were granted. */
export class CallPace {
  readonly #intervalMs: number;
  /** How far ahead of even steps a call may be. */
  readonly #aheadMs: number;
  /** When the next call would come in even steps. */
  #dueMs = -Infinity;

  constructor(grantedPerSecond: number) {
    const atOnce = Math.max(1, Math.floor(grantedPerSecond * shareAtOnce));
    this.#intervalMs = 1000 / (grantedPerSecond * (1 - shareAtOnce));
    this.#aheadMs = (atOnce - 1) * this.#intervalMs;
  }

  /** Takes the next turn. @returns how long to wait for it, in milliseconds */
  take(nowMs: number): number {
    const waitMs = Math.max(0, this.#dueMs - this.#aheadMs - nowMs);
    this.#dueMs = Math.max(this.#dueMs, nowMs) + this.#intervalMs;
    return waitMs;
  }

  /** Undoes a turn that was waited for in vain. */
  giveBack(): void {
    this.#dueMs -= this.#intervalMs;
  }
}
