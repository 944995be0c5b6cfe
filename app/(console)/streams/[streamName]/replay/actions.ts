'use server';

import { settle } from '#lib/action.ts';
import { FailureError, type Result } from '#lib/aws/failure.ts';
import { connectionById, currentConnection, type Connection } from '#lib/connections.ts';
import { db } from '#lib/db.ts';
import { parseInput } from '#lib/field-errors.ts';
import { lockTarget, mayReceive, unlockTarget } from '#lib/session.ts';
import { forgetImport, sizeOfImport } from '#lib/transfer/import-file.ts';
import { forgetKeptImport } from '#lib/transfer/kept-imports.ts';
import { preparePlan } from '#lib/transfer/prepare-plan.ts';
import { type TransferRequest, transferRequestSchema } from '#lib/transfer/transfer-request.ts';
import { planOfTransfer } from '#lib/transfer/transfer-view.ts';

/** Stores a replay or an import and starts it. The source is the session's connection. */
export async function startTransfer(
  streamName: string,
  request: TransferRequest,
): Promise<Result<string>> {
  return settle(async () => {
    const asked = parseInput(transferRequestSchema, request);
    const source = await currentConnection();
    const connection = await writableTarget(asked.target.connectionId);
    const target = { connection, streamName: asked.target.streamName };
    const plan = await preparePlan(asked.plan, source, target, asked.confirmsSameStream);
    if (plan.source.kind === 'file' && (await sizeOfImport(plan.source.fileId)) === 0)
      throw refusal('NoFile', 'The file is empty, or not there any more. Choose it again.');
    const { id } = await db().transfer.create({
      data: {
        connectionId: source.id,
        streamName,
        targetConnectionId: connection.id,
        targetStreamName: target.streamName,
        kind: plan.source.kind === 'query' ? 'replay' : 'import',
        plan: JSON.stringify(plan),
        startedAt: new Date(),
      },
    });
    return id;
  });
}

/** Whoever sees a transfer may pause or cancel it: a connection that was locked since must not keep it writing. */
export async function pauseTransfer(id: string): Promise<Result<void>> {
  return settle(async () => {
    await change(id, { desired: 'paused' });
  });
}

/** It goes on behind its checkpoint, and tries again what stopped it. */
export async function resumeTransfer(id: string): Promise<Result<void>> {
  return settle(async () => {
    const row = await ownRow(id);
    await writableTarget(row.targetConnectionId);
    await change(id, { desired: 'running', outcome: null, startedAt: new Date() });
  });
}

/** What was written stays written; it cannot be resumed. */
export async function cancelTransfer(id: string): Promise<Result<void>> {
  return settle(async () => {
    await change(id, { desired: 'cancelled', finishedAt: new Date() });
  });
}

/** Records that it wrote stay in the stream; the file of an import goes. */
export async function deleteTransfer(id: string): Promise<Result<void>> {
  return settle(async () => {
    const row = await ownRow(id);
    const { source } = planOfTransfer(row);
    await db().transfer.delete({ where: { id } });
    if (source.kind === 'file') await forgetImport(source.fileId);
  });
}

/**
 * Lets transfers, and nothing else, write to a connection until the browser closes. The person types its name: the
 * connection that the top bar shows is another one, and stays as locked as it is.
 */
export async function unlockAsTarget(
  connectionId: string,
  typedName: string,
): Promise<Result<void>> {
  return settle(async () => {
    const connection = await known(connectionId);
    if (typedName.trim() !== connection.name)
      throw new FailureError({
        name: 'NotConfirmed',
        message: `Type ${connection.name} to unlock it.`,
        retryable: false,
        member: 'typedName',
      });
    await unlockTarget(connection);
  });
}

export async function lockTargetAgain(): Promise<Result<void>> {
  return settle(lockTarget);
}

/** A file that a person gave; refused while an import needs it. */
export async function forgetFile(fileId: string): Promise<Result<void>> {
  return settle(() => forgetKeptImport(fileId));
}

async function change(
  id: string,
  data: { desired: string; outcome?: null; startedAt?: Date; finishedAt?: Date },
): Promise<void> {
  await ownRow(id);
  await db().transfer.update({ where: { id }, data });
}

async function ownRow(id: string) {
  const { id: connectionId } = await currentConnection();
  const row = await db().transfer.findFirst({
    where: { id, OR: [{ connectionId }, { targetConnectionId: connectionId }] },
  });
  if (!row) throw refusal('NoSuchTransfer', 'This is not there any more.');
  return row;
}

async function known(connectionId: string): Promise<Connection> {
  const connection = await connectionById(connectionId);
  if (!connection) throw refusal('NoSuchConnection', 'This connection is not there any more.');
  return connection;
}

async function writableTarget(connectionId: string): Promise<Connection> {
  const connection = await known(connectionId);
  if (await mayReceive(connection)) return connection;
  throw refusal(
    'ReadOnlyConnection',
    `${connection.name} is a real connection and is locked. Unlock it as the target first.`,
  );
}

const refusal = (name: string, message: string) =>
  new FailureError({ name, message, retryable: false });
