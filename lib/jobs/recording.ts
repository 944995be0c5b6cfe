import type { TrafficShape } from '#lib/jobs/traffic-shape.ts';
import type { MetricWindow } from '#lib/kinesis/metric-window.ts';
import { streamSeries } from '#lib/kinesis/stream-metrics.ts';

/** The rates that a stream took over a window, from its first busy step to its last; undefined where it took nothing. */
export function recordingOf(
  window: MetricWindow,
  streamName: string,
): Extract<TrafficShape, { kind: 'recorded' }> | undefined {
  const { startMs, periodMs } = window.grid;
  // A step without a data point took nothing.
  const rates = Array.from(streamSeries(window, streamName, 'recordsIn'), (rate) => rate || 0);
  const first = rates.findIndex((rate) => rate > 0);
  if (first < 0) return undefined;
  const last = rates.findLastIndex((rate) => rate > 0);
  return {
    kind: 'recorded',
    streamName,
    fromMs: startMs + first * periodMs,
    stepSeconds: periodMs / 1_000,
    rates: rates.slice(first, last + 1),
  };
}
