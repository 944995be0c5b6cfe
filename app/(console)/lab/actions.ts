'use server';

import { z } from 'zod';
import { dataOperations, faultSwitches, struckOperations } from './fault-switches.ts';
import { type FaultTerms, faultTermsSchema, snapshotNameSchema } from './schema.ts';
import { runAction } from '#lib/action.ts';
import { call } from '#lib/aws/call.ts';
import { FailureError, type Result } from '#lib/aws/failure.ts';
import { parseInput } from '#lib/field-errors.ts';
import type { PutFaultInput } from '#lib/lab-client/fault-types.ts';
import type { Connection } from '#lib/connections.ts';

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
    await call(connection, 'lab', 'PutLimits', {
      Enforced: enforced,
      ...(streamName !== undefined && { StreamName: streamName }),
    });
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
    await call(connection, 'lab', 'PutFault', {
      FaultId: id,
      Service: 'kinesis',
      Kind: fault.kind,
      Operations: [...(operations.length > 0 ? operations : dataOperations)],
      ...(fault.errorName !== undefined && { ErrorName: fault.errorName }),
      ...(fault.latencyMs !== undefined && { LatencyMs: fault.latencyMs }),
      ...(fault.latencyJitterMs !== undefined && { LatencyJitterMs: fault.latencyJitterMs }),
      ...(fault.kind === 'PARTIAL_FAILURE' && { FailedShare: 0.5 }),
      ...(await termsInput(connection, chosen)),
    });
  });
}

async function termsInput(
  connection: Connection,
  { streamName, shardId, percent, minutes, mostTimes }: FaultTerms,
): Promise<Partial<PutFaultInput>> {
  return {
    Probability: Number(percent) / 100,
    ...(streamName !== '' && { StreamName: streamName }),
    ...(shardId !== '' && { ShardId: shardId }),
    ...(mostTimes.trim() !== '' && { MostTimes: Number(mostTimes) }),
    ...(minutes.trim() !== '' && { EndsAt: await inMinutes(connection, Number(minutes)) }),
  };
}

async function inMinutes(connection: Connection, minutes: number): Promise<Date> {
  const { Now } = await call(connection, 'lab', 'GetClock', {});
  return new Date((Now?.getTime() ?? Date.now()) + minutes * 60_000);
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
