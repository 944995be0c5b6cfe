'use server';

import { refresh } from 'next/cache';
import { isSimulator, probe, type Probe } from './probe.ts';
import { connectionSchema, type ConnectionInput } from './schema.ts';
import { checkNameIsFree, columns, draftConnection, editableRow } from './store.ts';
import { settle } from '#lib/action.ts';
import { forgetClients } from '#lib/aws/clients.ts';
import { FailureError, type Result } from '#lib/aws/failure.ts';
import { connectionById, type Connection } from '#lib/connections.ts';
import { db } from '#lib/db.ts';
import { parseInput } from '#lib/field-errors.ts';

export async function addConnection(input: ConnectionInput): Promise<Result<{ id: string }>> {
  return settle(async () => {
    const valid = parseInput(connectionSchema({ hasStoredKey: false }), input);
    await checkNameIsFree(valid.name);
    const simulated = await trying(draftConnection(valid), isSimulator);
    const { id } = await db().connection.create({ data: { ...columns(valid), simulated } });
    return { id };
  });
}

export async function editConnection(
  id: string,
  input: ConnectionInput,
): Promise<Result<{ id: string }>> {
  return settle(async () => {
    const row = await editableRow(id);
    const hasStoredKey = row.credentialsKind === 'static';
    const valid = parseInput(connectionSchema({ hasStoredKey }), input);
    await checkNameIsFree(valid.name, id);
    const simulated = await trying(draftConnection(valid, row), isSimulator);
    await db().connection.update({
      where: { id },
      data: { ...columns(valid, row), simulated },
    });
    return { id };
  });
}

/** Generators of the connection go with it. */
export async function removeConnection(id: string): Promise<Result<void>> {
  return settle(async () => {
    await editableRow(id);
    await db().connection.delete({ where: { id } });
    forgetClients(id);
    refresh();
  });
}

/** Tries a connection as it is stored, and stores whether it is a simulator where that has become clear. */
export async function testConnection(id: string): Promise<Result<Probe>> {
  return settle(async () => {
    const connection = await connectionById(id);
    if (!connection) throw noSuchConnection();
    const found = await probe(connection);
    const isAnswering = found.latencyMs !== undefined;
    if (isAnswering && found.simulated !== connection.simulated) {
      await db().connection.update({ where: { id }, data: { simulated: found.simulated } });
      refresh();
    }
    return found;
  });
}

/** Tries what a form says before it is stored; `id` is the connection that the form edits. */
export async function testDraft(input: ConnectionInput, id?: string): Promise<Result<Probe>> {
  return settle(async () => {
    const row = id === undefined ? undefined : await editableRow(id);
    const hasStoredKey = row?.credentialsKind === 'static';
    const valid = parseInput(connectionSchema({ hasStoredKey }), input);
    return trying(draftConnection(valid, row), probe);
  });
}

async function trying<T>(
  connection: Connection,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  try {
    return await work(connection);
  } finally {
    forgetClients(connection.id);
  }
}

const noSuchConnection = () =>
  new FailureError({
    name: 'NoSuchConnection',
    message: 'This connection is not there any more.',
    retryable: false,
  });
