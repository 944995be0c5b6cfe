'use server';

import { refresh } from 'next/cache';
import { settle } from '#lib/action.ts';
import { FailureError, type Result } from '#lib/aws/failure.ts';
import { connectionById, currentConnection } from '#lib/connections.ts';
import { chooseConnection, lock, unlock } from '#lib/session.ts';

export async function switchConnection(id: string): Promise<Result<void>> {
  return settle(async () => {
    const connection = await connectionById(id);
    if (!connection) {
      throw new FailureError({
        name: 'NoSuchConnection',
        message: 'This connection is not there any more.',
        retryable: false,
      });
    }
    await chooseConnection(connection.id);
  });
}

/** `id` is what the person was asked about: an answer that came after a switch unlocks nothing. */
export async function unlockConnection(id: string): Promise<Result<void>> {
  return settle(async () => {
    const connection = await currentConnection();
    if (connection.id !== id) {
      throw new FailureError({
        name: 'ConnectionChanged',
        message: `The connection in use is now ${connection.name}. Reload the page.`,
        retryable: false,
      });
    }
    await unlock(connection);
    refresh();
  });
}

export async function lockConnection(): Promise<Result<void>> {
  return settle(async () => {
    await lock();
    refresh();
  });
}
