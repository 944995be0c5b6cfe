const slotMs = 5000;
const slots = 12;

/** What is counted of a reader. */
interface Reads {
  reads: number;
  records: number;
  /** Of data. */
  bytes: number;
  throttled: number;
}

export interface ReadRates {
  readsPerSecond: number;
  recordsPerSecond: number;
  bytesPerSecond: number;
  /** In all of the minute. */
  throttled: number;
}

/** What one reader did in the last minute, in parts of five seconds. */
export class RecentReads {
  readonly #slots: (Reads & { number: number })[] = [];

  add({ reads, records, bytes, throttled }: Reads, nowMs: number): void {
    const number = Math.floor(nowMs / slotMs);
    const at = number % slots;
    const slot = this.#slots[at];
    if (slot?.number !== number) {
      this.#slots[at] = { number, reads, records, bytes, throttled };
      return;
    }
    slot.reads += reads;
    slot.records += records;
    slot.bytes += bytes;
    slot.throttled += throttled;
  }

  /** Averages over the minute, of which up to five seconds at its beginning are left out. */
  rates(nowMs: number): ReadRates {
    const number = Math.floor(nowMs / slotMs);
    const recent = this.#slots.filter((slot) => slot.number > number - slots);
    const seconds = Math.max(1, nowMs - (number - slots + 1) * slotMs) / 1000;
    const sum = (measure: keyof Reads) => recent.reduce((total, slot) => total + slot[measure], 0);
    return {
      readsPerSecond: sum('reads') / seconds,
      recordsPerSecond: sum('records') / seconds,
      bytesPerSecond: sum('bytes') / seconds,
      throttled: sum('throttled'),
    };
  }
}
