import { minuteMs } from '#engine/cloudwatch/chunks.ts';
import {
  farthestDatumMs,
  minutesRetentionMs,
  secondsRetentionMs,
  shortPeriods,
} from '#engine/cloudwatch/limits.ts';
import type { Window } from '#engine/cloudwatch/metric-reader.ts';

export const isPeriod = (seconds: number): boolean =>
  shortPeriods.includes(seconds) || (seconds > 0 && seconds % 60 === 0);

/** [unsure] of the text. */
export const badPeriod = (parameter: string): string =>
  `The parameter ${parameter} must be ${shortPeriods.join(', ')} or a multiple of 60.`;

const roundDown = (timeMs: number, unitMs: number) => Math.floor(timeMs / unitMs) * unitMs;

/**
 * The data points that a call asks for, as far as they may exist. Data points begin at multiples of the period. AWS
 * rounds both ends down for periods below a minute, and only the start for others.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export function windowOf(
  startMs: number,
  endMs: number,
  periodSeconds: number,
  nowMs: number,
): Window {
  const periodMs = periodSeconds * 1000;
  const isShort = periodMs < minuteMs;
  const oldestMs = nowMs - (isShort ? secondsRetentionMs : minutesRetentionMs);
  const toMs = isShort ? roundDown(endMs, periodMs) : endMs;
  return {
    fromMs: roundDown(Math.max(startMs, oldestMs), periodMs),
    toMs: Math.min(toMs, nowMs + farthestDatumMs + 1),
    periodMs,
  };
}

/** Why times do not make a range; `undefined` when they do. AWS's texts, as users report them. */
export function badRange(startMs: number, endMs: number): string | undefined {
  if (startMs === endMs) return 'The parameter StartTime must not equal parameter EndTime.';
  if (startMs > endMs) return 'The parameter StartTime must be less than the parameter EndTime.';
  return undefined;
}
