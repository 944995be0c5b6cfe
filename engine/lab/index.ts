/**
 * The lab, API 2026-11-22: what AWS has no operation for, in AWS's form.
 *
 * Gaps: snapshots hold no metrics.
 * By design: the clock is one for all accounts and regions, never goes back, and stays where it is over a Reset. It is
 * kept over a restart; while no engine runs, time passes at its real speed. SetClock answers when the jump is done.
 * Limits are set per account and region or per stream, the lifecycle for all; the lifecycle is not kept over a restart.
 * Faults strike requests of one account and region, never the lab's own; their latency is real time, their end simulated
 * (docs/lab.md, Faults).
 * A snapshot is of one account and region at one moment; restoring it replaces all of them (docs/lab.md, Snapshots).
 * What is observed of readers and keys is of now: a restart forgets it (docs/lab.md, Observation).
 * Client quirks: none, its only client is lib/lab-client.
 */
import type { SimulatedClock } from '#engine/core/clock.ts';
import type { Faults } from '#engine/core/faults.ts';
import { runOperation } from '#engine/core/not-implemented.ts';
import type { Operation, Service } from '#engine/core/service.ts';
import type { Store } from '#engine/core/store.ts';
import { ClockKeeper } from '#engine/lab/clock-keeper.ts';
import { constraints } from '#engine/lab/constraints.ts';
import type { KinesisPort, LabContext, Reset } from '#engine/lab/context.ts';
import { createSnapshot } from '#engine/lab/operations/create-snapshot.ts';
import { deleteFault } from '#engine/lab/operations/delete-fault.ts';
import { deleteSnapshot } from '#engine/lab/operations/delete-snapshot.ts';
import { describeSnapshot } from '#engine/lab/operations/describe-snapshot.ts';
import { getClock } from '#engine/lab/operations/get-clock.ts';
import { getHeavyKeys } from '#engine/lab/operations/get-heavy-keys.ts';
import { getLifecycle } from '#engine/lab/operations/get-lifecycle.ts';
import { getLimits } from '#engine/lab/operations/get-limits.ts';
import { getNextExpiry } from '#engine/lab/operations/get-next-expiry.ts';
import { getSnapshotPart } from '#engine/lab/operations/get-snapshot-part.ts';
import { listFaults } from '#engine/lab/operations/list-faults.ts';
import { listReaders } from '#engine/lab/operations/list-readers.ts';
import { listSnapshots } from '#engine/lab/operations/list-snapshots.ts';
import { putFault } from '#engine/lab/operations/put-fault.ts';
import { putLimits } from '#engine/lab/operations/put-limits.ts';
import { putSnapshotPart } from '#engine/lab/operations/put-snapshot-part.ts';
import { reset } from '#engine/lab/operations/reset.ts';
import { restoreSnapshot } from '#engine/lab/operations/restore-snapshot.ts';
import { setClock } from '#engine/lab/operations/set-clock.ts';
import { setLifecycle } from '#engine/lab/operations/set-lifecycle.ts';
import { SnapshotUploads } from '#engine/lab/snapshots/snapshot-parts.ts';
import { Snapshots } from '#engine/lab/snapshots/snapshots.ts';
import { operationSchemas } from '#lib/lab-client/schemas.ts';
import type { LabOperations } from '#lib/lab-client/types.ts';

export { restoreClock } from '#engine/lab/clock-keeper.ts';

/** Every operation of the lab; leaving one out does not compile. */
export const operations = {
  CreateSnapshot: createSnapshot,
  DeleteFault: deleteFault,
  DeleteSnapshot: deleteSnapshot,
  DescribeSnapshot: describeSnapshot,
  GetClock: getClock,
  GetHeavyKeys: getHeavyKeys,
  GetLifecycle: getLifecycle,
  GetLimits: getLimits,
  GetNextExpiry: getNextExpiry,
  GetSnapshotPart: getSnapshotPart,
  ListFaults: listFaults,
  ListReaders: listReaders,
  ListSnapshots: listSnapshots,
  PutFault: putFault,
  PutLimits: putLimits,
  PutSnapshotPart: putSnapshotPart,
  Reset: reset,
  RestoreSnapshot: restoreSnapshot,
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
  /** Where the snapshots' folder lies. */
  dataDir: string;
  kinesis: KinesisPort;
  /** One a service that keeps things, in the order in which they shall forget them. */
  resets: readonly Reset[];
  faults: Faults;
  /** The services that faults may strike. */
  faultable: readonly Service[];
}

export function createLab({ store, dataDir, ...options }: LabOptions): { service: Service } {
  const { clock, kinesis } = options;
  const keeper = new ClockKeeper(clock, store);
  const snapshots = new Snapshots({ clock, dataDir, port: kinesis.snapshots });
  const parts = { ...options, keeper, snapshots, uploads: new SnapshotUploads(snapshots) };
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
        runOperation('the lab', operations, operation, { caller, ...parts }, input),
      async close() {
        await snapshots.close();
        await keeper.end();
      },
    },
  };
}
