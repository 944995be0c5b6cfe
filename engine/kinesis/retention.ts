import type { Cancel, Clock } from '#engine/core/clock.ts';
import type { Stream } from './stream.ts';
import type { StreamRegistry } from './stream-registry.ts';

const sweepEveryMs = 60_000;

/** Deletes expired records, and closed shards with them. What has expired since the last sweep is not shown either. */
export const sweepExpiredRecords = (clock: Clock, registry: StreamRegistry): Cancel =>
  clock.every(sweepEveryMs, () => {
    const nowMs = clock.now();
    for (const stream of registry.all()) dropExpiredShards(registry, stream, nowMs);
    if (registry.isHeld) return;
    void registry.recordLog.trim(
      [...registry.all()].flatMap((stream) =>
        stream.shards.map(({ log }) => [log, stream.horizonMs(nowMs)] as const),
      ),
    );
  });

function dropExpiredShards(registry: StreamRegistry, stream: Stream, nowMs: number): void {
  const living = stream.livingShards(nowMs);
  if (living.length === stream.shards.length) return;
  stream.row.shards = living.map(({ row }) => row);
  void registry.syncShards(stream);
}
