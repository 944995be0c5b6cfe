const dayMs = 24 * 3_600_000;

/** Of the times at which something was done, those in the 24 hours before now: what AWS's daily quotas count. */
export const ofLastDay = (timesMs: readonly number[], nowMs: number): number[] =>
  timesMs.filter((atMs) => atMs > nowMs - dayMs);
