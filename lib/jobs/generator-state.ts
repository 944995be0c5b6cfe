import type { GeneratorView } from '#lib/jobs/generator-view.ts';
import { type KeyPhase, phaseAt } from '#lib/jobs/key-shape.ts';

/** What a generator does, whatever a person asked of it. */
export type GeneratorState =
  | { kind: 'stopped' | 'starting' | 'running' | 'stopping' }
  /** The worker lives, but its calls fail. */
  | { kind: 'failing' }
  /** No worker writes its heartbeat. */
  | { kind: 'silent'; sinceMs: number };

/** A worker writes once a second; after this long something is wrong. */
const silentAfterMs = 4_000;

export function generatorState(
  generator: Pick<GeneratorView, 'isWanted' | 'startedMs' | 'heartbeatMs' | 'rates' | 'lastError'>,
  nowMs: number,
): GeneratorState {
  const { isWanted, startedMs = 0, heartbeatMs = 0, rates, lastError } = generator;
  const silentMs = nowMs - Math.max(heartbeatMs, startedMs);
  if (!isWanted) return { kind: rates && silentMs < silentAfterMs ? 'stopping' : 'stopped' };
  if (silentMs > silentAfterMs) return { kind: 'silent', sinceMs: silentMs };
  if (heartbeatMs < startedMs) return { kind: 'starting' };
  return { kind: lastError && !lastError.isThrottle && !lastError.isOver ? 'failing' : 'running' };
}

/** Where a generator with a burst is in its cycle, and how long that lasts yet. */
export function burstNow(
  { keyShape, startedMs = 0 }: Pick<GeneratorView, 'keyShape' | 'startedMs'>,
  nowMs: number,
): { phase: KeyPhase; leftMs: number } | undefined {
  if (keyShape.kind !== 'hot' || !keyShape.burst) return undefined;
  const sinceStartMs = Math.max(0, nowMs - startedMs);
  const phase = phaseAt(keyShape, sinceStartMs);
  const { seconds, everySeconds } = keyShape.burst;
  const inCycleMs = sinceStartMs % (everySeconds * 1_000);
  return { phase, leftMs: (phase === 'hot' ? seconds : everySeconds) * 1_000 - inCycleMs };
}
