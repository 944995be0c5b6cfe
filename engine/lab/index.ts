/**
 * The lab, API 2026-11-22: what AWS has no operation for, in AWS's form.
 *
 * Gaps: faults and snapshots.
 * By design: the clock is one for all accounts and regions, never goes back, and stays where it is over a Reset. It is
 * kept over a restart; while no engine runs, time passes at its real speed. SetClock answers when the jump is done.
 * Limits are set per account and region or per stream, the lifecycle for all; the lifecycle is not kept over a restart.
 * Client quirks: none, its only client is lib/lab-client.
 */
import type { SimulatedClock } from '#engine/core/clock.ts';
import { runOperation } from '#engine/core/not-implemented.ts';
import type { Operation, Service } from '#engine/core/service.ts';
import type { Store } from '#engine/core/store.ts';
import { ClockKeeper } from '#engine/lab/clock-keeper.ts';
import { constraints } from '#engine/lab/constraints.ts';
import type { KinesisPort, LabContext, Reset } from '#engine/lab/context.ts';
import { getClock } from '#engine/lab/operations/get-clock.ts';
import { getLifecycle } from '#engine/lab/operations/get-lifecycle.ts';
import { getLimits } from '#engine/lab/operations/get-limits.ts';
import { putLimits } from '#engine/lab/operations/put-limits.ts';
import { reset } from '#engine/lab/operations/reset.ts';
import { setClock } from '#engine/lab/operations/set-clock.ts';
import { setLifecycle } from '#engine/lab/operations/set-lifecycle.ts';
import { operationSchemas } from '#lib/lab-client/schemas.ts';
import type { LabOperations } from '#lib/lab-client/types.ts';

export { restoreClock } from '#engine/lab/clock-keeper.ts';

/** Every operation of the lab; leaving one out does not compile. */
export const operations = {
  GetClock: getClock,
  GetLifecycle: getLifecycle,
  GetLimits: getLimits,
  PutLimits: putLimits,
  Reset: reset,
  SetClock: setClock,
  SetLifecycle: setLifecycle,
} satisfies {
  [Name in keyof LabOperations]: Operation<
    LabContext,
    LabOperations[Name]['input'],
    LabOperations[Name]['output']
  >;
};

export interface LabOptions {
  clock: SimulatedClock;
  store: Store;
  kinesis: KinesisPort;
  /** One a service that keeps things, in the order in which they shall forget them. */
  resets: readonly Reset[];
}

export function createLab({ clock, store, kinesis, resets }: LabOptions): { service: Service } {
  const keeper = new ClockKeeper(clock, store);
  return {
    service: {
      id: 'lab',
      signingName: 'kinetoscope-lab',
      targetPrefix: 'KinetoscopeLab_20261122',
      jsonVersion: '1.1',
      hasExtendedRequestId: false,
      schemas: operationSchemas,
      constraints,
      run: (operation, caller, input) =>
        runOperation(
          'the lab',
          operations,
          operation,
          { caller, clock, keeper, kinesis, resets },
          input,
        ),
      close: () => keeper.end(),
    },
  };
}
