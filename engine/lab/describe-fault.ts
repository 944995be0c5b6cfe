import type { Faults } from '#engine/core/faults.ts';
import type { FaultRow } from '#engine/core/faults/fault.ts';
import type { Fault } from '#lib/lab-client/fault-types.ts';

/** A fault as it is listed: members of other kinds are left out. */
export function describeFault(faults: Faults, row: FaultRow): Fault {
  const isLatency = row.kind === 'LATENCY';
  return {
    FaultId: row.faultId,
    Service: row.serviceId,
    Operations: row.operations && [...row.operations],
    StreamName: row.streamName,
    ShardId: row.shardId,
    AccessKeyId: row.accessKeyId,
    ConsumerName: row.consumerName,
    Kind: row.kind,
    ErrorName: row.errorName === '' ? undefined : row.errorName,
    ErrorMessage: row.errorMessage,
    LatencyMs: isLatency ? row.latencyMs : undefined,
    LatencyJitterMs: isLatency ? row.latencyJitterMs : undefined,
    FailedShare: row.kind === 'PARTIAL_FAILURE' ? row.failedShare : undefined,
    AfterEvents: row.afterEvents,
    Probability: row.probability,
    MostTimes: row.mostTimes,
    EndsAt: row.endsAtMs === undefined ? undefined : new Date(row.endsAtMs),
    Seed: row.seed,
    TimesInjected: row.timesInjected,
    CreatedAt: new Date(row.createdAtMs),
    Ended: faults.hasEnded(row),
  };
}
