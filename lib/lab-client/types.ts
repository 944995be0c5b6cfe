import type {
  GetHeavyKeysInput,
  GetHeavyKeysOutput,
  ListReadersInput,
  ListReadersOutput,
} from '#lib/lab-client/observation-types.ts';
import type { FaultOperations } from '#lib/lab-client/fault-types.ts';
import type { SnapshotOperations } from '#lib/lab-client/snapshot-types.ts';

/** Asks for the simulated clock. It is one for all accounts and regions. */
export interface GetClockInput {}

export interface GetClockOutput {
  /** The simulated time. */
  Now: Date | undefined;
  /** The time of the machine. */
  RealNow: Date | undefined;
  /** Simulated seconds per real second, while the clock is not frozen. */
  Speed: number | undefined;
  /** Whether the clock stands still. */
  Frozen: boolean | undefined;
}

/** What is left out stays. The speed and the freeze come first, then the jump. */
export interface SetClockInput {
  /** Simulated seconds per real second, from 0.01 to 1,000. */
  Speed?: number | undefined;
  Frozen?: boolean | undefined;
  /** How far to jump ahead, up to 366 days. Not together with `AdvanceTo`. */
  AdvanceSeconds?: number | undefined;
  /** The simulated time to jump to, up to 366 days ahead. Time never goes back. */
  AdvanceTo?: Date | undefined;
}

export interface SetClockOutput extends GetClockOutput {}

export interface GetLimitsInput {
  /** Asks for one stream; it need not exist. */
  StreamName?: string | undefined;
}

interface StreamLimits {
  StreamName: string | undefined;
  Enforced: boolean | undefined;
}

export interface GetLimitsOutput {
  /** Whether throughput limits and call rates hold for streams without a setting of their own; for the stream that was asked for. */
  Enforced: boolean | undefined;
  /** Streams with a setting of their own. */
  Streams: StreamLimits[] | undefined;
}

export interface PutLimitsInput {
  Enforced: boolean | undefined;
  /** Sets one stream. Left out, all streams of the account and region are set, and lose settings of their own. */
  StreamName?: string | undefined;
}

export interface PutLimitsOutput extends GetLimitsOutput {}

export interface GetLifecycleInput {}

export interface GetLifecycleOutput {
  /** How long CREATING, UPDATING and DELETING last, in simulated milliseconds; 0 is at once. */
  TransitionMs: number | undefined;
}

export interface SetLifecycleInput {
  /** From 0 to 60,000. Streams already on the way keep their time. */
  TransitionMs: number | undefined;
}

export interface SetLifecycleOutput extends GetLifecycleOutput {}

/** Asks which record of the account and region expires next. */
export interface GetNextExpiryInput {}

/** All is left out where no stream holds a record. */
export interface GetNextExpiryOutput {
  /** The simulated time from which on the record is not shown any more, if time alone goes on. */
  At: Date | undefined;
  StreamName: string | undefined;
  ShardId: string | undefined;
}

/** Deletes all streams, records, metrics, limit settings and faults of the caller's account and region. The clock stays. */
export interface ResetInput {}

export interface ResetOutput {}

/** Every operation of the lab. */
export interface LabOperations extends FaultOperations, SnapshotOperations {
  GetClock: { input: GetClockInput; output: GetClockOutput };
  GetHeavyKeys: { input: GetHeavyKeysInput; output: GetHeavyKeysOutput };
  GetLifecycle: { input: GetLifecycleInput; output: GetLifecycleOutput };
  GetLimits: { input: GetLimitsInput; output: GetLimitsOutput };
  GetNextExpiry: { input: GetNextExpiryInput; output: GetNextExpiryOutput };
  ListReaders: { input: ListReadersInput; output: ListReadersOutput };
  PutLimits: { input: PutLimitsInput; output: PutLimitsOutput };
  Reset: { input: ResetInput; output: ResetOutput };
  SetClock: { input: SetClockInput; output: SetClockOutput };
  SetLifecycle: { input: SetLifecycleInput; output: SetLifecycleOutput };
}
