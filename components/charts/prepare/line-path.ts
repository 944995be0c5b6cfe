import { peakOf } from '#components/charts/prepare/series.ts';

/** Where lines are drawn, in pixels. */
export interface Plot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Scale {
  x: (step: number) => number;
  y: (value: number) => number;
}

/** A value more than the top of the plot is drawn at its upper edge. */
const scaleOf = (plot: Plot, steps: number, top: number): Scale => ({
  x: (step) => round(plot.x + (step / Math.max(1, steps)) * plot.width),
  y: (value) => round(plot.y + plot.height * (1 - (top > 0 ? Math.min(1, value / top) : 0))),
});

const round = (value: number): number => Math.round(value * 10) / 10;

/** An SVG path through the values. Gaps break it, and a value between two gaps becomes a dot. */
export function linePath(values: ArrayLike<number>, plot: Plot, top: number): string {
  return through(values, scaleOf(plot, values.length, top));
}

/** The same for a picture without axes: it runs from edge to edge. */
export function sparklinePath(values: ArrayLike<number>, plot: Plot, top = peakOf(values)): string {
  return through(values, scaleOf(plot, values.length - 1, top));
}

function through(values: ArrayLike<number>, { x, y }: Scale): string {
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

/** A path of level pieces: each value holds until the next that differs. */
export function stepPath(values: ArrayLike<number>, plot: Plot, top: number): string {
  const { x, y } = scaleOf(plot, values.length, top);
  let path = '';
  let known = Number.NaN;
  for (let step = 0; step <= values.length; step++) {
    const value = values[step] ?? Number.NaN;
    if (Object.is(value, known)) continue;
    if (!Number.isNaN(known)) path += `H${x(step)}`;
    if (!Number.isNaN(value))
      path += Number.isNaN(known) ? `M${x(step)} ${y(value)}` : `V${y(value)}`;
    known = value;
  }
  return path;
}
