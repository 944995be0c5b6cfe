import type { Cancel, Clock } from '#engine/core/clock.ts';
import type { StreamRegistry } from './stream-registry.ts';

const sweepEveryMs = 60_000;

/** Deletes expired records from the disk. What has expired since the last sweep is not shown to readers either. */
export const sweepExpiredRecords = (clock: Clock, registry: StreamRegistry): Cancel =>
  clock.every(sweepEveryMs, () => {
    for (const stream of registry.all())
      for (const shard of stream.shards)
        registry.recordLog.trim(shard.log, stream.horizonMs(clock.now()));
  });
