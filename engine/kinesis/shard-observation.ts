import type { Cancel, Clock } from '#engine/core/clock.ts';
import { HeavyKeys } from './heavy-keys.ts';
import { ShardReaders } from './shard-readers.ts';
import type { StreamRegistry } from './stream-registry.ts';

/** What the lab tells of a shard's present use. It is kept in memory only; a shard that nobody uses has none. */
export class ShardObservation {
  #readers: ShardReaders | undefined;
  #heavyKeys: HeavyKeys | undefined;

  get readers(): ShardReaders | undefined {
    return this.#readers;
  }

  openReaders(): ShardReaders {
    return (this.#readers ??= new ShardReaders());
  }

  get heavyKeys(): HeavyKeys | undefined {
    return this.#heavyKeys;
  }

  /** Notes a stored record of `bytes` (data and key), which stands for so many. */
  countKey(partitionKey: string, standsFor: number, bytes: number, nowMs: number): void {
    (this.#heavyKeys ??= new HeavyKeys()).add(partitionKey, standsFor, bytes, nowMs);
  }

  /** Lets go of what nobody has used lately. */
  forgetIdle(nowMs: number): void {
    if (this.#heavyKeys?.isIdle(nowMs)) this.#heavyKeys = undefined;
    if (this.#readers?.list(nowMs).length === 0) this.#readers = undefined;
  }
}

const forgetEveryMs = 5 * 60_000;

/** Frees the memory of what is not shown any more. */
export const forgetIdleObservations = (clock: Clock, registry: StreamRegistry): Cancel =>
  clock.every(forgetEveryMs, () => {
    const nowMs = clock.now();
    for (const { shards } of registry.all())
      for (const { observation } of shards) observation.forgetIdle(nowMs);
  });
