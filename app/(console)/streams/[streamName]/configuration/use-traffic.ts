'use client';

import { useStreamMetrics } from '../use-loads.ts';
import { spanMs, sumOver, wholeSpan } from '#lib/kinesis/shard-load.ts';
import { type StreamMetric, streamSeries } from '#lib/kinesis/stream-metrics.ts';

/** What a stream did, on average over the window that was looked at. */
export interface Traffic {
  readonly windowMs: number;
  readonly recordsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly bytesOutPerSecond: number;
}

const metrics: readonly StreamMetric[] = ['recordsIn', 'bytesIn', 'bytesOut'];

/** Undefined before it is known. Steps without data were steps without traffic. */
export function useTraffic(streamName: string): Traffic | undefined {
  const { data: window } = useStreamMetrics(streamName, metrics);
  if (!window) return undefined;
  const span = wholeSpan(window.grid);
  const mean = (metric: StreamMetric) =>
    sumOver(streamSeries(window, streamName, metric), span) / window.grid.length;
  return {
    windowMs: spanMs(span, window.grid),
    recordsPerSecond: mean('recordsIn'),
    bytesPerSecond: mean('bytesIn'),
    bytesOutPerSecond: mean('bytesOut'),
  };
}
