import {
  dataOperations,
  faultSwitches,
  type FaultSwitch,
  struckOperations,
} from './fault-switches.ts';
import type { FaultTerms } from './schema.ts';
import { clockJumps, clockSpeeds } from '../clock-steps.ts';
import { type LabCall, labCall, setClockCall } from '../lab-calls.ts';

/** What the switches of the clock call. */
export const clockActions: readonly { label: string; call: LabCall }[] = [
  { label: 'Freeze', call: setClockCall({ frozen: true }) },
  { label: 'Go on', call: setClockCall({ frozen: false }) },
  ...clockSpeeds.map((speed) => ({ label: `Speed ×${speed}`, call: setClockCall({ speed }) })),
  ...clockJumps.map(({ text, seconds }) => ({
    label: `Jump ahead ${text}`,
    call: setClockCall({ advanceSeconds: seconds }),
  })),
  { label: 'Ask when the next record expires', call: labCall('GetNextExpiry', {}) },
];

export const putLimitsCall = (Enforced: boolean, StreamName?: string) =>
  labCall('PutLimits', { Enforced, ...(StreamName !== undefined && { StreamName }) });

/** @param nowMs the simulator's time, from which a fault's minutes count */
export function putFaultCall(fault: FaultSwitch, terms: FaultTerms, nowMs: number) {
  const { streamName, shardId, percent, minutes, mostTimes } = terms;
  const operations = struckOperations(fault, terms.operations);
  return labCall('PutFault', {
    FaultId: fault.id,
    Service: 'kinesis',
    Kind: fault.kind,
    Operations: [...(operations.length > 0 ? operations : dataOperations)],
    ...(fault.errorName !== undefined && { ErrorName: fault.errorName }),
    ...(fault.latencyMs !== undefined && { LatencyMs: fault.latencyMs }),
    ...(fault.latencyJitterMs !== undefined && { LatencyJitterMs: fault.latencyJitterMs }),
    ...(fault.kind === 'PARTIAL_FAILURE' && { FailedShare: 0.5 }),
    Probability: Number(percent) / 100,
    ...(streamName !== '' && { StreamName: streamName }),
    ...(shardId !== '' && { ShardId: shardId }),
    ...(mostTimes.trim() !== '' && { MostTimes: Number(mostTimes) }),
    ...(minutes.trim() !== '' && { EndsAt: new Date(nowMs + Number(minutes) * 60_000) }),
  });
}

const deleteFaultCall = (FaultId: string) => labCall('DeleteFault', { FaultId });

/** What each switch calls with the terms as they stand. */
export const faultActions = (terms: FaultTerms, nowMs: number) =>
  faultSwitches.flatMap((fault): { label: string; call: LabCall }[] => [
    { label: `${fault.title}: on`, call: putFaultCall(fault, terms, nowMs) },
    { label: `${fault.title}: off`, call: deleteFaultCall(fault.id) },
  ]);

export const snapshotCall = (
  operation: 'CreateSnapshot' | 'RestoreSnapshot' | 'DeleteSnapshot',
  SnapshotName: string,
) => labCall(operation, { SnapshotName });
