import type { Clock } from '#engine/core/clock.ts';
import { startOfMinute } from './heavy-keys.ts';
import { type NextExpiry, nextExpiry } from './next-expiry.ts';
import { type ObservedShardKeys, observedKeys } from './observed-keys.ts';
import { type ObservedReader, observedReaders, type ReaderPlace } from './observed-readers.ts';
import type { Scope, StreamRegistry } from './stream-registry.ts';

/** What the lab may ask of streams in use. A stream that is not there gives `undefined`. */
export class Observation {
  readonly #clock: Clock;
  readonly #streams: StreamRegistry;

  constructor(clock: Clock, streams: StreamRegistry) {
    this.#clock = clock;
    this.#streams = streams;
  }

  readers(
    scope: Scope,
    streamName: string,
    page: { after: ReaderPlace | undefined; most: number },
  ): { readers: ObservedReader[]; hasMore: boolean } | undefined {
    const stream = this.#streams.find(scope, streamName);
    return (
      stream && observedReaders(this.#streams, stream, this.#clock.now(), page.after, page.most)
    );
  }

  /** The next record of the scope to expire; `undefined` where there is no record. */
  nextExpiry(scope: Scope): NextExpiry | undefined {
    return nextExpiry(this.#streams, scope, this.#clock.now());
  }

  heavyKeys(
    scope: Scope,
    streamName: string,
    wanted: { shardId: string | undefined; mostKeys: number; mostShards: number },
  ): { sinceMs: number; shards: ObservedShardKeys[]; omittedShards: number } | undefined {
    const stream = this.#streams.find(scope, streamName);
    const nowMs = this.#clock.now();
    return stream && { sinceMs: startOfMinute(nowMs), ...observedKeys(stream, nowMs, wanted) };
  }
}
