/** Says how many records may be made by now, so that they come at an even rate. */
export interface Pacer {
  /** Takes up to `most` of what may be made; a whole number. Time that goes backwards counts as no time. */
  take(nowMs: number, most: number): number;
  setRate(recordsPerSecond: number, nowMs: number): void;
}

/** A late pacer makes up for at most this much: after a longer stall it goes on, it does not flood. */
const catchUpMs = 1_000;

export function createPacer(recordsPerSecond: number, startMs: number): Pacer {
  let rate = recordsPerSecond;
  let allowance = 0;
  let lastMs = startMs;

  const accrue = (nowMs: number) => {
    const elapsedMs = Math.max(0, nowMs - lastMs);
    lastMs = nowMs;
    // The one is the record that was not whole yet.
    const most = (rate * catchUpMs) / 1_000 + 1;
    allowance = Math.min(most, allowance + (elapsedMs * rate) / 1_000);
  };

  return {
    take(nowMs, most) {
      accrue(nowMs);
      // A thousandth of a record is lost to floating point sooner or later; waiting a tick more for it is not even.
      const taken = Math.max(0, Math.min(most, Math.floor(allowance + 1e-6)));
      allowance -= taken;
      return taken;
    },
    setRate(nextRecordsPerSecond, nowMs) {
      accrue(nowMs);
      rate = nextRecordsPerSecond;
    },
  };
}
