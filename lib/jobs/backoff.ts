/** Waits that double from one attempt to the next up to a cap. Half of each wait is left to chance, so that records refused together do not come back together. */
export interface Backoff {
  baseMs: number;
  capMs: number;
}

/** @param attempt 1 for the wait after the first failure */
export function backoffMs(
  { baseMs, capMs }: Backoff,
  attempt: number,
  random: () => number,
): number {
  const fullMs = Math.min(capMs, baseMs * 2 ** Math.min(30, attempt - 1));
  return Math.round(fullMs / 2 + (random() * fullMs) / 2);
}
