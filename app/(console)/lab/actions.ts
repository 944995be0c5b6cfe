'use server';

import { z } from 'zod';
import { faultSwitches, struckOperations } from './fault-switches.ts';
import { putFaultCall, putLimitsCall } from './lab-actions.ts';
import { type FaultTerms, faultTermsSchema, snapshotNameSchema } from './schema.ts';
import { runAction } from '#lib/action.ts';
import { call } from '#lib/aws/call.ts';
import { FailureError, type Result } from '#lib/aws/failure.ts';
import { parseInput } from '#lib/field-errors.ts';

/** Of one stream, or of all, which then lose settings of their own. */
export async function enforceLimits(input: {
  enforced: boolean;
  streamName?: string;
}): Promise<Result<void>> {
  return runAction(async (connection) => {
    const { enforced, streamName } = parseInput(
      z.object({ enforced: z.boolean(), streamName: z.string().min(1).optional() }),
      input,
    );
    await call(connection, 'lab', 'PutLimits', putLimitsCall(enforced, streamName).input);
  });
}

export async function switchFaultOn(id: string, terms: FaultTerms): Promise<Result<void>> {
  return runAction(async (connection) => {
    const fault = faultSwitches.find((known) => known.id === id);
    if (!fault) throw gone('There is no such switch.');
    const chosen = parseInput(faultTermsSchema, terms);
    const operations = struckOperations(fault, chosen.operations);
    if (fault.only && operations.length === 0)
      throw gone(`None of the chosen operations can fail so. It is for ${fault.only.join(', ')}.`);
    const { Now } = await call(connection, 'lab', 'GetClock', {});
    const nowMs = Now?.getTime() ?? Date.now();
    await call(connection, 'lab', 'PutFault', putFaultCall(fault, chosen, nowMs).input);
  });
}

export async function switchFaultOff(faultId: string): Promise<Result<void>> {
  return runAction(async (connection) => {
    await call(connection, 'lab', 'DeleteFault', { FaultId: parseInput(z.string(), faultId) });
  });
}

export async function createSnapshot(name: string): Promise<Result<void>> {
  return runAction(async (connection) => {
    const SnapshotName = parseInput(snapshotNameSchema, name);
    await call(connection, 'lab', 'CreateSnapshot', { SnapshotName });
  });
}

export async function restoreSnapshot(name: string): Promise<Result<void>> {
  return runAction(async (connection) => {
    const SnapshotName = parseInput(snapshotNameSchema, name);
    await call(connection, 'lab', 'RestoreSnapshot', { SnapshotName });
  });
}

export async function deleteSnapshot(name: string): Promise<Result<void>> {
  return runAction(async (connection) => {
    const SnapshotName = parseInput(snapshotNameSchema, name);
    await call(connection, 'lab', 'DeleteSnapshot', { SnapshotName });
  });
}

const gone = (message: string) =>
  new FailureError({ name: 'InvalidInput', message, retryable: false });
