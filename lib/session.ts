import { cookies } from 'next/headers';

const connectionCookie = 'kinetoscope-connection';
const unlockedCookie = 'kinetoscope-unlocked';
const targetCookie = 'kinetoscope-unlocked-target';

/** `strict`: a link from elsewhere never arrives as a person who chose a connection. */
const cookieOptions = { httpOnly: true, sameSite: 'strict', path: '/' } as const;

const yearSeconds = 365 * 24 * 60 * 60;

export const chosenConnectionId = async (): Promise<string | undefined> =>
  (await cookies()).get(connectionCookie)?.value;

/** Locks what was unlocked: a person unlocks the connection that they see. */
export async function chooseConnection(id: string): Promise<void> {
  const jar = await cookies();
  jar.set(connectionCookie, id, { ...cookieOptions, maxAge: yearSeconds });
  jar.delete(unlockedCookie);
  jar.delete(targetCookie);
}

interface Versioned {
  id: string;
  simulated: boolean;
  version: string;
}

/** Whether the session may change things there. An edit of the connection locks it again. */
export async function mayWrite(connection: Versioned): Promise<boolean> {
  if (connection.simulated) return true;
  return (await cookies()).get(unlockedCookie)?.value === keyOf(connection);
}

/** Until the browser closes. */
export async function unlock(connection: Versioned): Promise<void> {
  (await cookies()).set(unlockedCookie, keyOf(connection), cookieOptions);
}

export async function lock(): Promise<void> {
  (await cookies()).delete(unlockedCookie);
}

/**
 * Whether the session may send records there, and nothing else: a connection that was unlocked as the target of a
 * replay stays read-only, and leaves the lock of the one in use as it is.
 */
export async function mayReceive(connection: Versioned): Promise<boolean> {
  if (await mayWrite(connection)) return true;
  return (await cookies()).get(targetCookie)?.value === keyOf(connection);
}

/** Until the browser closes, or another connection is chosen. One target at a time. */
export async function unlockTarget(connection: Versioned): Promise<void> {
  (await cookies()).set(targetCookie, keyOf(connection), cookieOptions);
}

export async function lockTarget(): Promise<void> {
  (await cookies()).delete(targetCookie);
}

const keyOf = ({ id, version }: Versioned): string => `${id}@${version}`;
