import type { Cancel, Clock } from '#engine/core/clock.ts';
import type { StreamRegistry } from './stream-registry.ts';

const sweepEveryMs = 60_000;

/** Deletes expired records, and closed shards with them. What has expired since the last sweep is not shown either. */
export const sweepExpiredRecords = (clock: Clock, registry: StreamRegistry): Cancel =>
  clock.every(sweepEveryMs, () => {
    for (const stream of registry.all()) {
      const living = stream.livingShards(clock.now());
      for (const shard of living) registry.recordLog.trim(shard.log, stream.horizonMs(clock.now()));
      if (living.length === stream.shards.length) continue;
      stream.row.shards = living.map(({ row }) => row);
      void registry.syncShards(stream);
    }
  });
