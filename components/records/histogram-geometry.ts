/** `[start, read, matched]`, oldest first, empty ones left out. */
export type ArrivalBar = readonly [startMs: number, read: number, matched: number];

/** Of a histogram whose bars are numbered from its first to its last, empty ones counted. */
export interface HistogramGeometry {
  startMs: number;
  widthMs: number;
  count: number;
  /** Of the highest bar. */
  most: number;
}

export function histogramGeometry(
  bars: readonly ArrivalBar[],
  widthMs: number,
): HistogramGeometry | undefined {
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return undefined;
  return {
    startMs: first[0],
    widthMs,
    count: Math.round((last[0] - first[0]) / widthMs) + 1,
    most: Math.max(...bars.map(([, read]) => read)),
  };
}

/** The bar under a place between 0 (left) and 1 (right). */
export const barAt = ({ count }: HistogramGeometry, share: number): number =>
  Math.min(count - 1, Math.max(0, Math.floor(share * count)));

export const indexOf = ({ startMs, widthMs }: HistogramGeometry, barStartMs: number): number =>
  Math.round((barStartMs - startMs) / widthMs);

/** The time that bars cover together, whichever was named first. The end is the last millisecond in it. */
export function spanOf(
  { startMs, widthMs }: HistogramGeometry,
  from: number,
  to: number,
): { fromMs: number; untilMs: number } {
  const [first, last] = from <= to ? [from, to] : [to, from];
  return { fromMs: startMs + first * widthMs, untilMs: startMs + (last + 1) * widthMs - 1 };
}
