import { timeLeftMs } from '#lib/transfer/time-left.ts';
import type { TransferProgress } from '#lib/transfer/transfer-report.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';
import type { TransferRun } from '#workers/transfer-run.ts';

/** What must be known of a run to say how fast it is. */
export interface Measured {
  readonly plan: TransferPlan;
  begunMs: number;
  shareAtStart: number | undefined;
  /** When it was last measured, and what there was then. */
  saved: { acknowledged: number; bytes: number; atMs: number };
}

type Reported = ReturnType<TransferRun['report']>;

/** Rates since the last time, and how long it will take yet. */
export function measure(
  run: Measured,
  { acknowledged, bytes }: Reported['checkpoint']['counts'],
  progress: Reported['progress'],
  nowMs: number,
): TransferProgress {
  const { share, reachedMs, trouble, ...rest } = progress;
  const overMs = Math.max(1, nowMs - run.saved.atMs);
  const acknowledgedPerSecond = ((acknowledged - run.saved.acknowledged) * 1_000) / overMs;
  const bytesPerSecond = ((bytes - run.saved.bytes) * 1_000) / overMs;
  run.saved = { acknowledged, bytes, atMs: nowMs };
  run.shareAtStart ??= share;
  const leftMs = timeLeftMs(run.plan, progress, {
    shareAtStart: run.shareAtStart ?? 0,
    sinceStartMs: nowMs - run.begunMs,
    perSecond: acknowledgedPerSecond,
  });
  return {
    ...rest,
    acknowledgedPerSecond,
    bytesPerSecond,
    ...(share !== undefined && { share }),
    ...(reachedMs !== undefined && { reachedMs }),
    ...(trouble && { trouble }),
    ...(leftMs !== undefined && { leftMs }),
  };
}
