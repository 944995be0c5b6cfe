import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';

interface Progress {
  share: number | undefined;
  reachedMs: number | undefined;
  isReadOut: boolean;
  waiting: number;
}

/**
 * How long a transfer will take yet; undefined where that cannot be told. At the source's pace it is the time of the
 * records that is left, else as long as it took for as much.
 */
export function timeLeftMs(
  { pace, source }: Pick<TransferPlan, 'pace' | 'source'>,
  { share, reachedMs, isReadOut, waiting }: Progress,
  run: { shareAtStart: number; sinceStartMs: number; perSecond: number },
): number | undefined {
  if (pace.kind === 'fast' && isReadOut)
    return run.perSecond > 0 ? (waiting / run.perSecond) * 1_000 : undefined;
  if (pace.kind === 'original') {
    if (source.kind !== 'query' || source.query.until.type !== 'time' || reachedMs === undefined)
      return undefined;
    return Math.max(0, source.query.until.atMs - reachedMs) / pace.factor;
  }
  const gained = (share ?? 0) - run.shareAtStart;
  if (share === undefined || gained <= 0) return undefined;
  return (run.sinceStartMs * (1 - share)) / gained;
}
