/** What came into a shard lately, by the minute: on-demand streams are scaled by it. */
export class ShardLoad {
  readonly #bytes: number[] = [];
  readonly #records: number[] = [];
  #minute = 0;

  add(bytes: number, records: number, nowMs: number): void {
    this.#turn(nowMs);
    this.#bytes[0] = (this.#bytes[0] ?? 0) + bytes;
    this.#records[0] = (this.#records[0] ?? 0) + records;
  }

  /** The share of the write limit that binds, averaged over the last `minutes` whole minutes. */
  utilisation(
    minutes: number,
    nowMs: number,
    bytesPerSecond: number,
    recordsPerSecond: number,
  ): number {
    this.#turn(nowMs);
    const perSecond = (counts: readonly number[]) =>
      counts.slice(1, minutes + 1).reduce((sum, count) => sum + count, 0) / (minutes * 60);
    return Math.max(
      perSecond(this.#bytes) / bytesPerSecond,
      perSecond(this.#records) / recordsPerSecond,
    );
  }

  /** The present minute comes first. */
  #turn(nowMs: number): void {
    const minute = Math.floor(nowMs / 60_000);
    const passed = Math.min(Math.max(0, minute - this.#minute), keptMinutes);
    for (let count = 0; count < passed; count++) {
      this.#bytes.unshift(0);
      this.#records.unshift(0);
    }
    this.#bytes.length = Math.min(this.#bytes.length, keptMinutes);
    this.#records.length = this.#bytes.length;
    this.#minute = Math.max(minute, this.#minute);
  }
}

const keptMinutes = 17;
