import type { SimulatedClock } from '#engine/core/clock.ts';
import type { Faults } from '#engine/core/faults.ts';
import type { Caller, Service } from '#engine/core/service.ts';
import type { SnapshotPort } from '#engine/core/snapshot/snapshot-port.ts';
import type { ClockKeeper } from '#engine/lab/clock-keeper.ts';
import type { SnapshotUploads } from '#engine/lab/snapshots/snapshot-parts.ts';
import type { Snapshots } from '#engine/lab/snapshots/snapshots.ts';

/** Whose things. */
interface Scope {
  readonly accountId: string;
  readonly region: string;
}

/** Names a reader of a stream; readers are listed in this order. */
export interface ReaderPlace {
  readonly shardIndex: number;
  readonly number: number;
}

/** One reader of one shard. What is missing is not known, or not there. */
export interface ObservedReader {
  readonly place: ReaderPlace;
  readonly identity: {
    readonly accessKeyId: string;
    readonly userAgent: string;
    readonly consumerName?: string | undefined;
  };
  readonly shardId: string;
  readonly delivered: { readonly sequenceNumber: string; readonly timeMs: number } | undefined;
  readonly behindMs: number | undefined;
  readonly recordsBehind: number | undefined;
  readonly readAtMs: number | undefined;
  readonly hasFinished: boolean;
  readonly rates: {
    readonly readsPerSecond: number;
    readonly recordsPerSecond: number;
    readonly bytesPerSecond: number;
    readonly throttled: number;
  };
  readonly oldestMs: number | undefined;
  readonly tipMs: number | undefined;
}

/** What came into a shard in the last minute, and the heaviest keys of it. Shares are from 0 to 1. */
export interface ObservedShardKeys {
  readonly shardId: string;
  readonly records: number;
  readonly bytes: number;
  readonly sampledShare: number;
  readonly keys: readonly {
    readonly partitionKey: string;
    readonly recordShare: number;
    readonly byteShare: number;
    readonly recordShareOver: number;
    readonly byteShareOver: number;
  }[];
}

/** What the lab may see of streams in use. A stream that is not there gives `undefined`. */
interface ObservationPort {
  readers(
    scope: Scope,
    streamName: string,
    page: { after: ReaderPlace | undefined; most: number },
  ): { readers: readonly ObservedReader[]; hasMore: boolean } | undefined;
  /** The next record of all streams to expire; `undefined` where there is no record. */
  nextExpiry(scope: Scope): { atMs: number; streamName: string; shardId: string } | undefined;
  /** Of all shards in use, the `mostShards` busiest; or of one, which gives none when it is not there. */
  heavyKeys(
    scope: Scope,
    streamName: string,
    wanted: { shardId: string | undefined; mostKeys: number; mostShards: number },
  ): { sinceMs: number; shards: readonly ObservedShardKeys[]; omittedShards: number } | undefined;
}

/** What the lab may see and change in Kinesis. */
export interface KinesisPort {
  readonly observation: ObservationPort;
  readonly lifecycle: { get(): number; set(transitionMs: number): void };
  readonly snapshots: SnapshotPort;
  readonly limits: {
    isEnforced(scope: Scope, streamName?: string): boolean;
    list(scope: Scope): {
      enforced: boolean;
      streams: { streamName: string; enforced: boolean }[];
    };
    put(scope: Scope, enforced: boolean, streamName?: string): void | Promise<void>;
  };
}

/** Makes a service forget all it has of an account-region. */
export type Reset = (scope: Scope) => Promise<void>;

/** All that an operation may touch. */
export interface LabContext {
  readonly caller: Caller;
  readonly clock: SimulatedClock;
  readonly keeper: ClockKeeper;
  readonly kinesis: KinesisPort;
  readonly resets: readonly Reset[];
  readonly faults: Faults;
  readonly snapshots: Snapshots;
  readonly uploads: SnapshotUploads;
  /** The services that faults may strike. */
  readonly faultable: readonly Service[];
}
