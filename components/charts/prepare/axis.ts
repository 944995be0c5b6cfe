import { timeOf, type Steps } from '#components/charts/prepare/series.ts';

const nice = [1, 2, 2.5, 5, 10];

/** A round step so that about `count` of them reach `top`. */
function niceStep(top: number, count: number): number {
  const rough = top / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = nice.find((each) => each * power >= rough * 0.999) ?? 10;
  return factor * power;
}

/** Round values from 0 on, none above `top`. */
export function valueTicks(top: number, count = 5): number[] {
  if (!(top > 0)) return [0];
  const step = niceStep(top, count);
  // Multiplying keeps 0.3 from becoming 0.30000000000000004 by adding.
  const last = Math.floor((top / step) * 1.000_001);
  return Array.from({ length: last + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** How far the value axis goes: to the limit, so that one sees how near it is, or to the traffic alone. */
export type AxisScale = 'limit' | 'traffic';

export const axisTop = (peak: number, limit: number | undefined, scale: AxisScale): number =>
  limit !== undefined && scale === 'limit' ? Math.max(peak * 1.05, limit * 1.1) : peak * 1.1 || 1;

const timeSteps = [
  1_000, 5_000, 10_000, 15_000, 30_000, 60_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000,
  10_800_000, 21_600_000, 43_200_000, 86_400_000, 172_800_000, 345_600_000,
];

/** Round times inside the window, at most `count` of them. */
export function timeTicks(steps: Steps, count: number): number[] {
  const endMs = timeOf(steps, steps.length);
  const stepMs =
    timeSteps.find((each) => (endMs - steps.startMs) / each <= count) ?? endMs - steps.startMs;
  const ticks: number[] = [];
  for (let at = Math.ceil(steps.startMs / stepMs) * stepMs; at < endMs; at += stepMs)
    ticks.push(at);
  return ticks;
}
