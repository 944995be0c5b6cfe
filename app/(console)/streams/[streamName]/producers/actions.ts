'use server';

import { type GeneratorInput, generatorSchema } from './schema.ts';
import { runAction, settle } from '#lib/action.ts';
import { FailureError, type Result } from '#lib/aws/failure.ts';
import { currentConnection, type Connection } from '#lib/connections.ts';
import { db } from '#lib/db.ts';
import { parseInput } from '#lib/field-errors.ts';
import { newDataKey } from '#lib/jobs/client-encryption.ts';
import { rowOfPlan } from '#lib/jobs/generator-plan.ts';
import { newRun } from '#lib/jobs/new-run.ts';
import { patternRefusal, tailRoots } from '#lib/jobs/tail/tail-roots.ts';
import { seal } from '#lib/secrets.ts';

/** Stores a generator and starts it. */
export async function createGenerator(
  streamName: string,
  input: GeneratorInput,
): Promise<Result<void>> {
  return runAction(async (connection) => {
    const columns = columnsOf(input);
    await checkNameIsFree(connection, streamName, columns.name);
    await db().generator.create({
      data: {
        connectionId: connection.id,
        streamName,
        ...columns,
        dataKeySealed: seal(newDataKey()),
        ...newRun(Date.now()),
      },
    });
  });
}

/** A running generator takes the change within a second and goes on counting. */
export async function changeGenerator(id: string, input: GeneratorInput): Promise<Result<void>> {
  return runAction(async (connection) => {
    const columns = columnsOf(input);
    const { streamName, dataKeySealed } = await ownRow(connection, id);
    await checkNameIsFree(connection, streamName, columns.name, id);
    await db().generator.update({
      where: { id },
      data: {
        ...columns,
        // The key stays, so that what was encrypted with it can be opened with one key.
        dataKeySealed: dataKeySealed ?? seal(newDataKey()),
        revision: { increment: 1 },
      },
    });
  });
}

/** Counts begin at zero. */
export async function startGenerator(id: string): Promise<Result<void>> {
  return runAction(async (connection) => {
    await ownRow(connection, id);
    await db().generator.update({ where: { id }, data: newRun(Date.now()) });
  });
}

/** Whoever sees a generator may stop it: a connection that has been locked since must not keep it writing. */
export async function stopGenerator(id: string): Promise<Result<void>> {
  return settle(async () => {
    await ownRow(await currentConnection(), id);
    await db().generator.update({ where: { id }, data: { desired: 'stopped' } });
  });
}

/** Records that it wrote stay in the stream. */
export async function deleteGenerator(id: string): Promise<Result<void>> {
  return settle(async () => {
    await ownRow(await currentConnection(), id);
    await db().generator.delete({ where: { id } });
  });
}

function columnsOf(input: GeneratorInput) {
  const { name, description, plan } = parseInput(generatorSchema, input);
  if (plan.tail) checkPattern(plan.tail.filePattern);
  return { name, description, ...rowOfPlan(plan) };
}

/** Workers refuse it too; here it is said at the field. */
function checkPattern(filePattern: string): void {
  const message = patternRefusal(filePattern, tailRoots());
  if (message === undefined) return;
  throw new FailureError({
    name: 'PathNotAllowed',
    message,
    retryable: false,
    member: 'filePattern',
  });
}

async function ownRow(connection: Connection, id: string) {
  const row = await db().generator.findFirst({ where: { id, connectionId: connection.id } });
  if (row) return row;
  throw new FailureError({
    name: 'NoSuchGenerator',
    message: 'This generator is not there any more.',
    retryable: false,
  });
}

async function checkNameIsFree(
  { id: connectionId }: Connection,
  streamName: string,
  name: string,
  ownId?: string,
): Promise<void> {
  const taken = await db().generator.findUnique({
    where: { connectionId_streamName_name: { connectionId, streamName, name } },
  });
  if (!taken || taken.id === ownId) return;
  throw new FailureError({
    name: 'NameTaken',
    message: 'Another generator of this stream has this name.',
    retryable: false,
    member: 'name',
  });
}
