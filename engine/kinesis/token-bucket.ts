/** A rate limit that fills continuously. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #capacity: number;
  #tokens: number;
  #filledAtMs: number;

  /** @param capacity what it can hold; one second's worth when left out */
  constructor(perSecond: number, nowMs: number, capacity = perSecond) {
    this.#perSecond = perSecond;
    this.#capacity = capacity;
    this.#tokens = capacity;
    this.#filledAtMs = nowMs;
  }

  /** Whether `amount` may be taken now. */
  has(amount: number, nowMs: number): boolean {
    this.#fill(nowMs);
    return this.#tokens >= amount;
  }

  /** Takes `amount`, running into debt when there is less: what follows then waits longer. */
  take(amount: number, nowMs: number): void {
    this.#fill(nowMs);
    this.#tokens -= amount;
  }

  /** How long until `amount` may be taken, in whole milliseconds; 0 when it may be now. */
  msUntil(amount: number, nowMs: number): number {
    this.#fill(nowMs);
    return Math.max(0, Math.ceil(((amount - this.#tokens) / this.#perSecond) * 1000));
  }

  #fill(nowMs: number): void {
    if (nowMs <= this.#filledAtMs) return;
    const earned = ((nowMs - this.#filledAtMs) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#capacity, this.#tokens + earned);
    this.#filledAtMs = nowMs;
  }
}
