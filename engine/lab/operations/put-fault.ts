import type { FaultSettings } from '#engine/core/faults/fault.ts';
import { requestId } from '#engine/core/ids.ts';
import type { LabContext } from '#engine/lab/context.ts';
import { describeFault } from '#engine/lab/describe-fault.ts';
import { invalid, invalidMember } from '#engine/lab/failures.ts';
import { checkFaultTerms } from '#engine/lab/fault-terms.ts';
import type { PutFaultInput, PutFaultOutput } from '#lib/lab-client/fault-types.ts';

/** Of one account in one region. Each is looked at for each request. */
const mostFaults = 100;

/** What entries are refused with when the fault does not say. */
const usualEntryError = 'ProvisionedThroughputExceededException';

export async function putFault(ctx: LabContext, input: PutFaultInput): Promise<PutFaultOutput> {
  const { caller, clock, faults, faultable } = ctx;
  const operations = checkFaultTerms(input, faultable);
  checkEnd(clock.now(), input.EndsAt);
  const settings = settingsOf(input, operations);
  const isNew = !faults.list(caller).some(({ faultId }) => faultId === settings.faultId);
  if (isNew && faults.list(caller).length >= mostFaults)
    throw invalid(`There are ${mostFaults} faults already: delete one first.`);
  return { Fault: describeFault(faults, await faults.put(caller, settings)) };
}

function checkEnd(nowMs: number, endsAt: Date | undefined): void {
  if (!endsAt || endsAt.getTime() > nowMs) return;
  throw invalidMember(
    endsAt.toISOString(),
    'endsAt',
    `Member must be after the simulated time ${new Date(nowMs).toISOString()}`,
  );
}

function settingsOf(
  input: PutFaultInput,
  operations: readonly string[] | undefined,
): FaultSettings {
  const { FaultId = requestId(), Kind = 'ERROR' } = input;
  return {
    faultId: FaultId,
    serviceId: input.Service,
    operations,
    streamName: input.StreamName,
    shardId: input.ShardId,
    accessKeyId: input.AccessKeyId,
    consumerName: input.ConsumerName,
    kind: Kind,
    errorName: input.ErrorName ?? (Kind === 'PARTIAL_FAILURE' ? usualEntryError : ''),
    errorMessage: input.ErrorMessage,
    latencyMs: input.LatencyMs ?? 0,
    latencyJitterMs: input.LatencyJitterMs ?? 0,
    failedShare: input.FailedShare ?? 0,
    afterEvents: input.AfterEvents,
    probability: input.Probability ?? 1,
    mostTimes: input.MostTimes,
    endsAtMs: input.EndsAt?.getTime(),
    seed: input.Seed ?? seedOf(FaultId),
  };
}

/** A fault that has no seed gets one by its id, so that two of them do not strike together (FNV-1a). */
function seedOf(faultId: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(faultId)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
