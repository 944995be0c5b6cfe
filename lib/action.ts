import { unstable_rethrow } from 'next/navigation';
import { FailureError, toFailure, type Result } from '#lib/aws/failure.ts';
import { currentConnection, type Connection } from '#lib/connections.ts';
import { mayWrite } from '#lib/session.ts';

/**
 * What every server action that changes something at a connection runs in. The connection is the session's, never
 * the payload's; one that is real and locked is refused before `work` starts.
 */
export async function runAction<T>(
  work: (connection: Connection) => Promise<T>,
): Promise<Result<T>> {
  return settle(async () => {
    const connection = await currentConnection();
    if (!(await mayWrite(connection))) throw readOnly(connection);
    return work(connection);
  });
}

/** For actions on the console's own memory, which no connection guards. */
export async function settle<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, failure: toFailure(error) };
  }
}

const readOnly = ({ name }: Connection) =>
  new FailureError({
    name: 'ReadOnlyConnection',
    message: `${name} is a real connection and is locked. Unlock it in the top bar to change things there.`,
    retryable: false,
  });
