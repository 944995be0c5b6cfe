/** How many records are promised by a time since the start. Never falls. */
export type Promised = (sinceStartMs: number) => number;

/** Says how many records may be made by now, so that they come as promised. */
export interface Pacer {
  /** Takes up to `most` of what may be made; a whole number. Time that goes backwards counts as no time. */
  take(nowMs: number, most: number): number;
  change(promised: Promised, nowMs: number): void;
}

export const evenly =
  (recordsPerSecond: number): Promised =>
  (sinceStartMs) =>
    (recordsPerSecond * sinceStartMs) / 1_000;

/** A late pacer makes up for at most this much: after a longer stall it goes on, it does not flood. */
const catchUpMs = 1_000;

/** @param nowMs from when on it gives, where that is not the start */
export function createPacer(first: Promised, startMs: number, nowMs = startMs): Pacer {
  let promised = first;
  let allowance = 0;
  let lastMs = nowMs;

  const between = (fromMs: number, toMs: number) =>
    promised(toMs - startMs) - promised(fromMs - startMs);

  const accrue = (atMs: number) => {
    const fromMs = Math.min(lastMs, atMs);
    lastMs = atMs;
    // The one is the record that was not whole yet; what was not taken of a burst is not lost when the burst ends.
    const ceiling = Math.max(allowance, between(atMs - catchUpMs, atMs) + 1);
    allowance = Math.min(allowance + between(fromMs, atMs), ceiling);
  };

  return {
    take(atMs, most) {
      accrue(atMs);
      // A thousandth of a record is lost to floating point sooner or later; waiting a tick more for it is not even.
      const taken = Math.max(0, Math.min(most, Math.floor(allowance + 1e-6)));
      allowance -= taken;
      return taken;
    },
    change(next, atMs) {
      accrue(atMs);
      promised = next;
    },
  };
}
