import type { EntryFailure, EntryFaults } from '#engine/core/service.ts';
import type { Random } from '#engine/core/random.ts';
import type { FaultRow } from './fault.ts';

/** A fault that chance has chosen for a request. */
export interface Strike {
  readonly fault: FaultRow;
  /** What this request has left of its chance. */
  readonly random: Random;
  /** Counts it, unless the fault has ended since. */
  readonly inject: () => boolean;
}

/** How a request ends in place of its answer. */
export type Mishap =
  | { readonly kind: 'ERROR'; readonly errorName: string; readonly message: string | undefined }
  | { readonly kind: 'DROPPED_CONNECTION' };

/** What is to go wrong with one request. Nothing counts as injected before it is taken. */
export class FaultPlan {
  readonly #calls: readonly Strike[];
  readonly #entries: readonly Strike[];

  /** @param entries strikes at entries of the request */
  constructor(calls: readonly Strike[], entries: readonly Strike[]) {
    this.#calls = calls;
    this.#entries = entries;
  }

  /** Real milliseconds to wait before anything else: what all faults of latency ask for together. */
  takeLatencyMs(): number {
    return this.#calls
      .filter(({ fault, inject }) => fault.kind === 'LATENCY' && inject())
      .reduce((sum, { fault, random }) => sum + latencyMs(fault, random), 0);
  }

  /** What ends the request before its operation does anything: the oldest fault comes first. */
  takeMishap(): Mishap | undefined {
    return this.#takeMishap((fault) => fault.afterEvents === undefined);
  }

  /** After how many events the answer breaks, if it is a stream of them. */
  get afterEvents(): number | undefined {
    return this.#breaks()[0]?.fault.afterEvents;
  }

  /** How the answer breaks, after `afterEvents`. */
  takeBreak(): Mishap | undefined {
    const { afterEvents } = this;
    return this.#takeMishap((fault) => fault.afterEvents === afterEvents);
  }

  /** `undefined` where every entry is left alone. */
  get entryFaults(): EntryFaults | undefined {
    if (this.#entries.length === 0) return undefined;
    const struck = new Map<Strike, boolean>();
    const isStruck = (strike: Strike): boolean => {
      const known = struck.get(strike);
      if (known !== undefined) return known;
      const isInjected = strike.inject();
      struck.set(strike, isInjected);
      return isInjected;
    };
    return {
      failureOf: (shardId) => {
        const strike = this.#entries.find((each) => fails(each, shardId) && isStruck(each));
        return strike && entryFailure(strike.fault);
      },
    };
  }

  /** Those of a stream of events, the earliest first. */
  #breaks(): Strike[] {
    return this.#calls
      .filter(({ fault }) => fault.afterEvents !== undefined)
      .toSorted((a, b) => (a.fault.afterEvents ?? 0) - (b.fault.afterEvents ?? 0));
  }

  #takeMishap(isMeant: (fault: FaultRow) => boolean): Mishap | undefined {
    const strike = this.#calls.find(
      ({ fault, inject }) =>
        (fault.kind === 'ERROR' || fault.kind === 'DROPPED_CONNECTION') &&
        isMeant(fault) &&
        inject(),
    );
    if (!strike) return undefined;
    const { kind, errorName, errorMessage: message } = strike.fault;
    return kind === 'DROPPED_CONNECTION' ? { kind } : { kind: 'ERROR', errorName, message };
  }
}

const latencyMs = ({ latencyMs: leastMs, latencyJitterMs }: FaultRow, random: Random): number =>
  leastMs + Math.floor(random.next() * (latencyJitterMs + 1));

/** Draws for each entry that goes to the fault's shard. */
const fails = ({ fault, random }: Strike, shardId: string): boolean =>
  (fault.shardId === undefined || fault.shardId === shardId) &&
  (fault.kind === 'ERROR' || random.next() < fault.failedShare);

const entryFailure = ({ errorName, errorMessage }: FaultRow): EntryFailure => ({
  errorName,
  message: errorMessage,
});
