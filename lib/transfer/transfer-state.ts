import type { TransferView } from '#lib/transfer/transfer-view.ts';

/** What a transfer does, whatever a person asked of it. */
export type TransferState =
  | 'starting'
  | 'running'
  /** Its calls fail. */
  | 'failing'
  /** No worker writes its heartbeat. */
  | 'silent'
  | 'pausing'
  | 'paused'
  | 'cancelled'
  | 'failed'
  | 'done';

/** A worker writes once a second; after this long something is wrong. */
const silentAfterMs = 5_000;

type Shown = Pick<
  TransferView,
  'desired' | 'outcome' | 'isHeld' | 'startedMs' | 'heartbeatMs' | 'lastError'
>;

export function transferState(transfer: Shown, nowMs: number): TransferState {
  const { desired, outcome, isHeld, startedMs = 0, heartbeatMs = 0, lastError } = transfer;
  if (outcome) return outcome.kind;
  const isSilent = nowMs - Math.max(heartbeatMs, startedMs) > silentAfterMs;
  if (desired === 'cancelled') return 'cancelled';
  if (desired === 'paused') return isHeld && !isSilent ? 'pausing' : 'paused';
  if (isSilent) return 'silent';
  if (heartbeatMs < startedMs) return 'starting';
  return lastError && !lastError.isThrottle && !lastError.isOver ? 'failing' : 'running';
}

/** Whether there is anything left that could be paused or cancelled. */
export const isUnderWay = (state: TransferState): boolean =>
  ['starting', 'running', 'failing', 'silent', 'pausing'].includes(state);
