import { shardLimits, takeoverAfterMs } from './limits.ts';
import { TokenBucket } from './token-bucket.ts';

/** One subscription, as its shard sees it. */
export interface Subscriber {
  /** Something may have happened to the shard, its stream or the consumer. */
  notice(): void;
  /** Ends with an error, unless it has ended. */
  fail(error: Error): void;
}

/** What a shard remembers of a consumer. */
interface Line {
  subscriber: Subscriber | undefined;
  admittedAtMs: number;
  /** The consumer's own: neither polling nor other consumers take from it. */
  readonly bytes: TokenBucket;
}

/** Those who have a shard's records pushed to them: at most one of each consumer. */
export class ShardSubscribers {
  /** By consumer ARN. */
  readonly #lines = new Map<string, Line>();
  #isWakeUpPlanned = false;

  /**
   * Gives a consumer's place to `subscriber`. The one who had it fails with `taken`.
   * @returns the consumer's read limit, or `undefined` when its place was given away too recently
   */
  admit(
    consumerArn: string,
    subscriber: Subscriber,
    taken: Error,
    nowMs: number,
  ): TokenBucket | undefined {
    this.#forgetIdle(nowMs);
    if (this.wasAdmittedLately(consumerArn, nowMs)) return undefined;
    const line = this.#lines.get(consumerArn);
    const bytes = line?.bytes ?? new TokenBucket(shardLimits.readBytesPerSecond, nowMs);
    this.#lines.set(consumerArn, { subscriber, admittedAtMs: nowMs, bytes });
    line?.subscriber?.fail(taken);
    return bytes;
  }

  /** Whether the consumer is still refused because of a subscription that it has or had. */
  wasAdmittedLately(consumerArn: string, nowMs: number): boolean {
    const line = this.#lines.get(consumerArn);
    return line !== undefined && nowMs < line.admittedAtMs + takeoverAfterMs;
  }

  leave(consumerArn: string, subscriber: Subscriber): void {
    const line = this.#lines.get(consumerArn);
    if (line?.subscriber === subscriber) line.subscriber = undefined;
  }

  /** Has all look once for whatever happens in this turn, after those who made it happen have their replies. */
  wake(): void {
    if (this.#isWakeUpPlanned) return;
    this.#isWakeUpPlanned = true;
    setImmediate(() => {
      this.#isWakeUpPlanned = false;
      for (const { subscriber } of this.#lines.values()) subscriber?.notice();
    });
  }

  #forgetIdle(nowMs: number): void {
    for (const [consumerArn, { subscriber, admittedAtMs, bytes }] of this.#lines)
      if (!subscriber && nowMs >= admittedAtMs + takeoverAfterMs && bytes.msUntil(0, nowMs) === 0)
        this.#lines.delete(consumerArn);
  }
}
