/** How many records arrived when: `widthMs` a bar, each bar `[start, read, matched]`, oldest first, empty ones left out. */
export interface ArrivalHistogram {
  widthMs: number;
  bars: [startMs: number, read: number, matched: number][];
}

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Widths that people count in. */
const widths = [
  100,
  200,
  500,
  ...[1, 2, 5, 10, 15, 30].map((count) => count * secondMs),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minuteMs),
  ...[1, 2, 3, 6, 12].map((count) => count * hourMs),
  ...[1, 2, 5, 10].map((count) => count * dayMs),
];

const mostBars = 120;

/** Counts while the span of time is not known yet: when it outgrows the bars, two or more become one. */
export class ArrivalCounter {
  #widthMs = widths[0] ?? 100;
  #bars = new Map<number, [read: number, matched: number]>();
  #firstMs = Infinity;
  #lastMs = -Infinity;

  add(arrivalMs: number | undefined, matched: number): void {
    if (arrivalMs === undefined) return;
    if (arrivalMs < this.#firstMs) this.#firstMs = arrivalMs;
    if (arrivalMs > this.#lastMs) this.#lastMs = arrivalMs;
    if (this.#lastMs - this.#firstMs >= this.#widthMs * mostBars) this.#widen();
    this.#count(Math.floor(arrivalMs / this.#widthMs), 1, matched);
  }

  snapshot(): ArrivalHistogram {
    const bars = [...this.#bars]
      .map(([at, [read, matched]]): [number, number, number] => [at * this.#widthMs, read, matched])
      .toSorted(([a], [b]) => a - b);
    return { widthMs: this.#widthMs, bars };
  }

  #widen(): void {
    const spanMs = this.#lastMs - this.#firstMs;
    const widthMs = widths.find((width) => spanMs < width * mostBars) ?? widths.at(-1) ?? dayMs;
    const before = this.snapshot();
    this.#widthMs = widthMs;
    this.#bars = new Map();
    for (const [startMs, read, matched] of before.bars)
      this.#count(Math.floor(startMs / widthMs), read, matched);
  }

  #count(at: number, read: number, matched: number): void {
    const bar = this.#bars.get(at);
    if (!bar) this.#bars.set(at, [read, matched]);
    else {
      bar[0] += read;
      bar[1] += matched;
    }
  }
}
