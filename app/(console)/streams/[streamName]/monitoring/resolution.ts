import { formatDuration } from '#lib/format/duration.ts';
import { finerPeriodMs } from '#lib/kinesis/metric-peaks.ts';

/** What the numbers of a chart are of, in words. */
interface Resolution {
  /** Of a line: `average of each minute`. */
  measured: string;
  /** Of the line beside it, where something finer is measured: `highest second of each minute`. */
  peak: string | undefined;
}

const minuteMs = 60_000;
const secondMs = 1_000;

const stepText = (periodMs: number): string => {
  if (periodMs === secondMs) return 'second';
  return periodMs === minuteMs ? 'minute' : formatDuration(periodMs);
};

export function resolutionOf(periodMs: number, simulated: boolean): Resolution {
  const finer = finerPeriodMs(periodMs, simulated);
  const step = stepText(periodMs);
  return {
    measured: periodMs > secondMs ? `average of each ${step}` : 'each second',
    peak: finer === undefined ? undefined : `highest ${stepText(finer)} of each ${step}`,
  };
}

/** Why a peak may be far above its line, or be missing. */
export function resolutionNote(periodMs: number, simulated: boolean): string {
  if (periodMs === secondMs)
    return 'Solid: each second; dashed: the average of each minute, as CloudWatch would show it.';
  const { measured, peak } = resolutionOf(periodMs, simulated);
  if (peak === undefined)
    return `Solid: the ${measured}. AWS measures nothing finer than a minute: a burst of seconds can be throttled without a point near the limit.`;
  const kept =
    finerPeriodMs(periodMs, simulated) === secondMs
      ? 'seconds are kept for 3 h'
      : 'the sum of a minute ÷ 60, so seconds inside of it can be higher';
  return `Solid: the ${measured}; dotted: the ${peak} (${kept}).`;
}
