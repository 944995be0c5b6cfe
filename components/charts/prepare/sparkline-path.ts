import { peakOf } from '#components/charts/prepare/series.ts';

/**
 * An SVG path of a series in a box; gaps break it, and a value between two gaps becomes a dot.
 * `top` is the value at the upper edge; the largest of the series when left out.
 */
export function sparklinePath(
  values: ArrayLike<number>,
  width: number,
  height: number,
  top = peakOf(values),
): string {
  const x = (step: number) => round((step / Math.max(1, values.length - 1)) * width);
  const y = (value: number) => round(height - (top > 0 ? Math.min(1, value / top) : 0) * height);
  let path = '';
  let isDrawing = false;
  for (let step = 0; step < values.length; step++) {
    const value = values[step] ?? Number.NaN;
    if (Number.isNaN(value)) {
      isDrawing = false;
      continue;
    }
    const isLast = Number.isNaN(values[step + 1] ?? Number.NaN);
    path += `${isDrawing ? 'L' : 'M'}${x(step)} ${y(value)}`;
    // A round line cap makes a dot of a path without length.
    if (!isDrawing && isLast) path += 'h0';
    isDrawing = true;
  }
  return path;
}

const round = (value: number): number => Math.round(value * 10) / 10;
