'use server';

import { z } from 'zod';
import { type AlarmInput, alarmSchema, snoozeSchema } from './schema.ts';
import { settle } from '#lib/action.ts';
import { FailureError, type Result } from '#lib/aws/failure.ts';
import { currentConnection } from '#lib/connections.ts';
import { db } from '#lib/db.ts';
import { parseInput } from '#lib/field-errors.ts';

/** Alarms are the console's own: one may be set on a connection that is read-only. */
export async function createAlarm(input: AlarmInput): Promise<Result<void>> {
  return settle(async () => {
    const connection = await currentConnection();
    const data = columnsOf(input);
    await checkNameIsFree(connection.id, data.name);
    await db().alarm.create({ data: { ...data, connectionId: connection.id } });
  });
}

/** What was found before is of another alarm: a worker looks at once. */
export async function changeAlarm(id: string, input: AlarmInput): Promise<Result<void>> {
  return settle(async () => {
    const connection = await currentConnection();
    const data = columnsOf(input);
    await checkNameIsFree(connection.id, data.name, id);
    await own(connection.id, id, (where) =>
      db().alarm.updateMany({ where, data: { ...data, evaluatedAt: null, lastFailure: null } }),
    );
  });
}

export async function snoozeAlarm(input: z.infer<typeof snoozeSchema>): Promise<Result<void>> {
  return settle(async () => {
    const { id, hours } = parseInput(snoozeSchema, input);
    const { id: connectionId } = await currentConnection();
    const snoozedUntil = hours === 0 ? null : new Date(Date.now() + hours * 3_600_000);
    await own(connectionId, id, (where) =>
      db().alarm.updateMany({ where, data: { snoozedUntil } }),
    );
  });
}

export async function deleteAlarm(id: string): Promise<Result<void>> {
  return settle(async () => {
    const { id: connectionId } = await currentConnection();
    await own(connectionId, id, (where) => db().alarm.deleteMany({ where }));
  });
}

function columnsOf(input: AlarmInput) {
  const { shardId, ...plan } = parseInput(alarmSchema, input);
  return { ...plan, shardId: shardId ?? null };
}

async function own(
  connectionId: string,
  id: string,
  change: (where: { id: string; connectionId: string }) => Promise<{ count: number }>,
): Promise<void> {
  const { count } = await change({ id: parseInput(z.string(), id), connectionId });
  if (count > 0) return;
  throw new FailureError({
    name: 'NoSuchAlarm',
    message: 'This alarm is not there any more.',
    retryable: false,
  });
}

async function checkNameIsFree(connectionId: string, name: string, exceptId?: string) {
  const other = await db().alarm.findFirst({ where: { connectionId, name } });
  if (!other || other.id === exceptId) return;
  throw new FailureError({
    name: 'NameTaken',
    message: 'Another alarm has this name.',
    retryable: false,
    member: 'name',
  });
}
