const rows = 12;

/** Some of the rates, evenly over the time, for a table. */
export function trafficRows(
  rates: readonly number[],
  seconds: number,
): { atSeconds: number; rate: number }[] {
  return Array.from({ length: rows + 1 }, (_, row) => {
    const index = Math.round((row / rows) * (rates.length - 1));
    const rate = Math.round((rates[index] ?? 0) * 10) / 10;
    return { atSeconds: Math.round((index / (rates.length - 1)) * seconds * 10) / 10, rate };
  });
}
