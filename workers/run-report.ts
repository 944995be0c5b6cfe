import type { GeneratorRates } from '#lib/jobs/generator-report.ts';
import { mapTally, type Tally } from '#lib/jobs/tally.ts';
import type { CallTimes } from '#workers/generator.ts';

export const minus = (now: Tally, before: Tally): Tally =>
  mapTally((field) => now[field] - before[field]);

export const increments = (counts: Tally) => mapTally((field) => ({ increment: counts[field] }));

export function ratesOf(counts: Tally, times: CallTimes, overMs: number): GeneratorRates {
  const perSecond = (count: number) => (overMs > 0 ? (count * 1_000) / overMs : 0);
  return {
    sentPerSecond: perSecond(counts.sent),
    throttledPerSecond: perSecond(counts.throttled),
    bytesPerSecond: perSecond(counts.bytes),
    retriedPerSecond: perSecond(counts.retried),
    duplicatedPerSecond: perSecond(counts.duplicated),
    ...(times.calls > 0 && {
      latencyMs: { average: times.totalMs / times.calls, slowest: times.slowestMs },
    }),
    overMs,
  };
}
