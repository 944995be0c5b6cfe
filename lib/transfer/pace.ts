/** Says when a record may leave, of those that come in the order of their source. */
export type Pace = (arrivalMs: number | undefined, nowMs: number) => number;

/** As fast as the target takes them. */
export const atOnce: Pace = () => 0;

/**
 * The first leaves at once, the others as long after it as they arrived after it, divided by the factor. What arrived
 * before its predecessor, or does not say when, leaves with that.
 */
export function createPace(factor: number): Pace {
  let first: { arrivalMs: number; leftMs: number } | undefined;
  let lastMs = 0;
  return (arrivalMs, nowMs) => {
    if (arrivalMs === undefined) return lastMs;
    first ??= { arrivalMs, leftMs: nowMs };
    const dueMs = first.leftMs + (arrivalMs - first.arrivalMs) / factor;
    lastMs = Math.max(lastMs, dueMs);
    return lastMs;
  };
}
