/**
 * Amazon Kinesis Data Streams, API 2013-12-02.
 *
 * Gaps: channels deliver nothing yet, which comes with Firehose, and their roles, buckets, tables, schemas and keys are
 * not looked up; records are marked as encrypted but not encrypted; resource policies are kept but not enforced. Texts
 * that could not be sourced are marked [unsure] where they stand.
 * By design: shard-level metrics are kept for every stream, not only under enhanced monitoring; throughput limits and
 * call rates can be lifted in the lab; a frozen clock refills no shard's limits, while call rates are of the callers' own
 * seconds; a StreamId, which AWS reserves and does not implement, is checked for its form and names no stream.
 * Client quirks: shard ids are matched by their number; iterators are taken with quotes around them; the JavaScript SDK
 * sends a request with a StreamId to a host of AWS's, whatever its endpoint is.
 */
import * as sdk from '@aws-sdk/client-kinesis';
import { join } from 'node:path';
import type { Clock } from '#engine/core/clock.ts';
import { createRandom } from '#engine/core/random.ts';
import type { Metrics } from '#engine/core/metrics.ts';
import { runOperation } from '#engine/core/not-implemented.ts';
import type { Caller, DirectOperation, FaultPort, Service } from '#engine/core/service.ts';
import type { SnapshotPort } from '#engine/core/snapshot/snapshot-port.ts';
import type { Store } from '#engine/core/store.ts';
import { AccountSettings } from './account-settings.ts';
import { CallRateLimiter } from './call-rate-limiter.ts';
import { ChannelRegistry } from './channels/channel-registry.ts';
import { constraints } from './constraints.ts';
import type { KinesisContext } from './context.ts';
import type { DirectKinesisOperation } from './direct/direct-operation.ts';
import { getRecordsDirect } from './direct/get-records.ts';
import { putRecordDirect } from './direct/put-record.ts';
import { putRecordsDirect } from './direct/put-records.ts';
import { scanPutRecords } from './direct/scan-put-records.ts';
import { internalFailure, throttled } from './failed-entry.ts';
import { faultMessage } from './fault-message.ts';
import { reportFault } from './fault-metrics.ts';
import { KinesisTarget } from './fault-target.ts';
import { Lifecycle } from './lifecycle.ts';
import { LimitSwitch } from './limit-switch.ts';
import { shardLimitOf } from './limits.ts';
import { Observation } from './observation.ts';
import { operations } from './operation-table.ts';
import { scaleOnDemandStreams } from './on-demand.ts';
import { sweepExpiredRecords } from './retention.ts';
import { SealedText } from './sealed-text.ts';
import { createSnapshots } from './snapshot/kinesis-snapshots.ts';
import { forgetIdleObservations } from './shard-observation.ts';
import { type Scope, StreamRegistry } from './stream-registry.ts';

export { operations } from './operation-table.ts';

export interface KinesisOptions {
  clock: Clock;
  store: Store;
  metrics: Metrics;
  /** Where the records' segments lie. */
  dataDir: string;
  /** How long CREATING, UPDATING and DELETING last. */
  lifecycleMs: number;
  /** Whether throughput limits and call rates hold where the lab has not said otherwise. */
  limitsEnforced: boolean;
  /** What time it is for those who call; the clock's when left out. Call rates are of their seconds. */
  callersNow?: (() => number) | undefined;
  /** Open shards an account may have in a region; AWS's own figure for the region when left out. */
  accountShardLimit?: number | undefined;
  /** Whether partition keys are counted for the lab. */
  countsKeys: boolean;
}

/** The service, and what the lab may change in it. */
export interface Kinesis {
  readonly service: Service;
  readonly lifecycle: Lifecycle;
  readonly limits: LimitSwitch;
  readonly observation: Observation;
  readonly snapshots: SnapshotPort;
  /** Deletes channels, streams, records and limit settings of a scope. */
  reset(scope: Scope): Promise<void>;
  close(): Promise<void>;
}

export function createKinesis(options: KinesisOptions): Kinesis {
  const { clock, store, metrics, dataDir, lifecycleMs, limitsEnforced, accountShardLimit } =
    options;
  const streams = new StreamRegistry({ clock, store, metrics, dataDir: join(dataDir, 'records') });
  const channels = new ChannelRegistry(clock, store);
  const lifecycle = new Lifecycle(clock, streams, lifecycleMs);
  const limits = new LimitSwitch(store, limitsEnforced);
  const accountSettings = new AccountSettings(store);
  const sealedText = new SealedText(store);
  const random = createRandom(clock.now());
  const stopSweeping = sweepExpiredRecords(clock, streams);
  const stopScaling = scaleOnDemandStreams(clock, streams);
  const stopForgetting = forgetIdleObservations(clock, streams);
  const contextOf = (caller: Caller): KinesisContext => ({
    caller,
    clock,
    random,
    streams,
    channels,
    lifecycle,
    limits,
    accountSettings,
    sealedText,
    shardLimit: accountShardLimit ?? shardLimitOf(caller.region),
    countsKeys: options.countsKeys,
  });
  const rates = new CallRateLimiter(options.callersNow ?? (() => clock.now()));
  const flushIncoming = () => {
    for (const { open } of streams.all()) open.incoming.flush();
  };
  metrics.beforeReading(flushIncoming);
  const close = async () => {
    stopSweeping();
    stopScaling();
    stopForgetting();
    await lifecycle.settled();
    flushIncoming();
    await streams.recordLog.close();
  };
  return {
    service: describeService(contextOf, rates, close),
    lifecycle,
    limits,
    observation: new Observation(clock, streams),
    snapshots: createSnapshots({ clock, streams, channels, lifecycle, limits, accountSettings }),
    async reset(scope) {
      await channels.clear(scope);
      for (const stream of streams.list(scope)) await streams.remove(stream);
      await limits.clear(scope);
      await accountSettings.clear(scope);
    },
    close,
  };
}

function describeService(
  contextOf: (caller: Caller) => KinesisContext,
  rates: CallRateLimiter,
  close: () => Promise<void>,
): Service {
  const direct = (
    operation: DirectKinesisOperation,
    scan?: DirectOperation['scan'],
  ): DirectOperation => ({
    run: (caller, request) => operation(contextOf(caller), request),
    ...(scan && { scan }),
  });
  return {
    id: 'kinesis',
    signingName: 'kinesis',
    targetPrefix: 'Kinesis_20131202',
    jsonVersion: '1.1',
    hasExtendedRequestId: true,
    schemas: sdk,
    constraints,
    run: (operation, caller, input, entryFaults) => {
      const ctx = contextOf(caller);
      rates.admit(ctx, operation, input);
      return runOperation(
        'Kinesis Data Streams',
        operations,
        operation,
        entryFaults ? { ...ctx, entryFaults } : ctx,
        input,
      );
    },
    faults: describeFaults(contextOf),
    direct: {
      PutRecord: direct(putRecordDirect),
      PutRecords: direct(putRecordsDirect, scanPutRecords),
      GetRecords: direct(getRecordsDirect),
    },
    close,
  };
}

function describeFaults(contextOf: (caller: Caller) => KinesisContext): FaultPort {
  const faulted = (operation: string, caller: Caller, input: unknown) => {
    const ctx = contextOf(caller);
    return { ctx, operation, target: new KinesisTarget(ctx, input) };
  };
  return {
    entryOperations: ['PutRecords'],
    entryErrors: [throttled, internalFailure],
    targetOf: (_, caller, request) => new KinesisTarget(contextOf(caller), request),
    messageOf: (errorName, ...request) => faultMessage(errorName, faulted(...request)),
    report: (errorName, ...request) => reportFault(errorName, faulted(...request)),
  };
}
