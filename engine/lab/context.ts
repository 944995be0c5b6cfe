import type { SimulatedClock } from '#engine/core/clock.ts';
import type { Caller } from '#engine/core/service.ts';
import type { ClockKeeper } from '#engine/lab/clock-keeper.ts';

/** Whose things. */
interface Scope {
  readonly accountId: string;
  readonly region: string;
}

/** What the lab may change in Kinesis. */
export interface KinesisPort {
  readonly lifecycle: { get(): number; set(transitionMs: number): void };
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
}
