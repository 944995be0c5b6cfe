/** One line of a chart: a value a step, `NaN` where nothing was measured. */
export interface Series {
  readonly id: string;
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/** Equal steps of time under the series. */
export interface Steps {
  readonly startMs: number;
  readonly periodMs: number;
  readonly length: number;
}

export const timeOf = (steps: Steps, step: number): number => steps.startMs + step * steps.periodMs;

/** The largest measured value; 0 where there is none. */
export function peakOf(values: ArrayLike<number>): number {
  let peak = 0;
  for (let step = 0; step < values.length; step++) {
    const value = values[step] ?? Number.NaN;
    if (value > peak) peak = value;
  }
  return peak;
}

/** Whether anything was measured at all. */
export function hasValue(values: ArrayLike<number>): boolean {
  for (let step = 0; step < values.length; step++)
    if (!Number.isNaN(values[step] ?? Number.NaN)) return true;
  return false;
}
