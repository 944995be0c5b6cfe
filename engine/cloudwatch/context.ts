import type { MetricStore } from '#engine/cloudwatch/metric-store.ts';
import type { Clock } from '#engine/core/clock.ts';
import type { Caller } from '#engine/core/service.ts';

/** All that an operation may touch. */
export interface CloudWatchContext {
  readonly caller: Caller;
  readonly clock: Clock;
  readonly metrics: MetricStore;
}
