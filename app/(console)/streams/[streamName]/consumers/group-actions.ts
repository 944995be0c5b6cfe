'use server';

import {
  type GroupInput,
  groupSchema,
  type WorkerChange,
  workerChangeSchema,
} from './group-schema.ts';
import { runAction, settle } from '#lib/action.ts';
import { FailureError, type Result } from '#lib/aws/failure.ts';
import { type Connection, currentConnection } from '#lib/connections.ts';
import {
  addWorker,
  crashWorker,
  type GroupWorkers,
  groupPlanOfRow,
  mostWorkers,
  newWorkers,
  slowWorker,
  stopWorker,
} from '#lib/consumer-group/group-plan.ts';
import { newGroupRun } from '#lib/consumer-group/new-group-run.ts';
import { db } from '#lib/db.ts';
import { parseInput } from '#lib/field-errors.ts';

/** Stores a group and starts it. @returns its id */
export async function createGroup(streamName: string, input: GroupInput): Promise<Result<string>> {
  return runAction(async ({ id: connectionId }) => {
    const { name, startsAt, workers, processingMs, ...seconds } = parseInput(groupSchema, input);
    const place = { connectionId, streamName, name };
    const taken = await db().consumerGroup.findUnique({
      where: { connectionId_streamName_name: place },
    });
    if (taken) throw nameTaken();
    const { id } = await db().consumerGroup.create({
      data: {
        ...place,
        startsAt,
        failoverMs: Math.round(seconds.failoverSeconds * 1_000),
        checkpointMs: Math.round(seconds.checkpointSeconds * 1_000),
        workers: JSON.stringify(newWorkers(workers, processingMs)),
        ...newGroupRun(Date.now()),
      },
    });
    return id;
  });
}

/** Leases, checkpoints and counts begin again, with as many workers as there were. */
export async function startGroup(id: string): Promise<Result<void>> {
  return runAction(async (connection) => {
    const row = await ownRow(connection, id);
    const { running } = groupPlanOfRow(row).workers;
    const workers = newWorkers(Math.max(1, running.length), running[0]?.processingMs ?? 0);
    await db().consumerGroup.update({
      where: { id },
      data: { workers: JSON.stringify(workers), ...newGroupRun(Date.now()) },
    });
  });
}

/** Whoever sees a group may stop it: a connection that has been locked since must not keep it reading. */
export async function stopGroup(id: string): Promise<Result<void>> {
  return settle(async () => {
    await ownRow(await currentConnection(), id);
    await db().consumerGroup.update({ where: { id }, data: { desired: 'stopped' } });
  });
}

export async function deleteGroup(id: string): Promise<Result<void>> {
  return settle(async () => {
    await ownRow(await currentConnection(), id);
    await db().consumerGroup.delete({ where: { id } });
  });
}

/** Starts one more worker, stops, crashes or slows one. */
export async function changeWorkers(id: string, input: WorkerChange): Promise<Result<void>> {
  return runAction(async (connection) => {
    const change = parseInput(workerChangeSchema, input);
    const row = await ownRow(connection, id);
    const workers = JSON.stringify(changed(groupPlanOfRow(row).workers, change));
    const { count } = await db().consumerGroup.updateMany({
      where: { id, revision: row.revision },
      data: { workers, revision: { increment: 1 } },
    });
    if (count === 0) throw changedMeanwhile();
  });
}

function changed(workers: GroupWorkers, change: WorkerChange): GroupWorkers {
  if (change.kind === 'crash') return crashWorker(workers, change.worker);
  if (change.kind === 'stop') return stopWorker(workers, change.worker);
  if (change.kind === 'slow') return slowWorker(workers, change.worker, change.processingMs);
  if (workers.running.length >= mostWorkers) throw tooManyWorkers();
  return addWorker(workers, workers.running.at(-1)?.processingMs ?? 0);
}

async function ownRow(connection: Connection, id: string) {
  const row = await db().consumerGroup.findFirst({ where: { id, connectionId: connection.id } });
  if (row) return row;
  throw new FailureError({
    name: 'NoSuchGroup',
    message: 'This consumer group is not there any more.',
    retryable: false,
  });
}

const nameTaken = () =>
  new FailureError({
    name: 'NameTaken',
    message: 'Another consumer group of this stream has this name.',
    retryable: false,
    member: 'name',
  });

const changedMeanwhile = () =>
  new FailureError({
    name: 'ChangedMeanwhile',
    message: 'The group’s workers were changed by somebody else at the same time. Try again.',
    retryable: true,
  });

const tooManyWorkers = () =>
  new FailureError({
    name: 'TooManyWorkers',
    message: `A sample group has at most ${mostWorkers} workers.`,
    retryable: false,
  });
