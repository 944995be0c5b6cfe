import { toFailure } from '#lib/aws/failure.ts';
import { type Backoff, backoffMs } from '#lib/jobs/backoff.ts';
import type { GeneratorFailure } from '#lib/jobs/generator-report.ts';

const backoff: Backoff = { baseMs: 500, capMs: 5_000 };

/** Remembers whether calls fail, what the last failure was, and when it is worth trying again. */
export interface Outage {
  /** Calls fail at present. */
  readonly isOn: boolean;
  readonly lastError: GeneratorFailure | undefined;
  blocks(nowMs: number): boolean;
  failed(error: unknown, isThrottle: boolean, nowMs: number): void;
  /** A call was answered. `refusal` is what it said of a record that it did not take. */
  answered(
    refusal: { ErrorCode?: string | undefined; ErrorMessage?: string | undefined } | undefined,
    nowMs: number,
  ): void;
  /** Something was changed that may have been the cause: try at once. */
  forgive(): void;
}

export function createOutage(random: () => number): Outage {
  let failuresInARow = 0;
  let blockedUntilMs = 0;
  let lastError: GeneratorFailure | undefined;
  return {
    get isOn() {
      return failuresInARow > 0;
    },
    get lastError() {
      return lastError;
    },
    blocks: (nowMs) => nowMs < blockedUntilMs,
    failed(error, isThrottle, nowMs) {
      failuresInARow += 1;
      blockedUntilMs = nowMs + backoffMs(backoff, failuresInARow, random);
      lastError = { ...toFailure(error), atMs: nowMs, isThrottle, isOver: false };
    },
    answered(refusal, nowMs) {
      failuresInARow = 0;
      if (refusal)
        lastError = {
          name: refusal.ErrorCode ?? '',
          message: refusal.ErrorMessage ?? '',
          retryable: true,
          atMs: nowMs,
          isThrottle: refusal.ErrorCode === 'ProvisionedThroughputExceededException',
          isOver: false,
        };
      else if (lastError) lastError.isOver = true;
    },
    forgive() {
      blockedUntilMs = 0;
    },
  };
}
