import type { GroupView } from '#lib/consumer-group/group-view.ts';

/** What a group does, whatever a person asked of it. */
export type GroupState =
  | { kind: 'stopped' | 'starting' | 'running' | 'failing' }
  /** The workers' process writes no reports. */
  | { kind: 'silent'; sinceMs: number };

/** A report comes once a second; after this long something is wrong. */
const silentAfterMs = 4_000;

export function groupState(
  group: Pick<GroupView, 'isWanted' | 'startedMs' | 'heartbeatMs' | 'lastError'>,
  nowMs: number,
): GroupState {
  const { isWanted, startedMs = 0, heartbeatMs = 0, lastError } = group;
  if (!isWanted) return { kind: 'stopped' };
  const silentMs = nowMs - Math.max(heartbeatMs, startedMs);
  if (silentMs > silentAfterMs) return { kind: 'silent', sinceMs: silentMs };
  if (heartbeatMs < startedMs) return { kind: 'starting' };
  return { kind: lastError && !lastError.isThrottle && !lastError.isOver ? 'failing' : 'running' };
}
