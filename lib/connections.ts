import { db, simulatorId } from '#lib/db.ts';
import type { Connection as Row } from '#prisma/generated/client.ts';

/** How a connection signs. Secrets stay sealed until a client is made of them, see lib/aws/clients.ts. */
type ConnectionCredentials =
  | {
      kind: 'static';
      accessKeyId: string;
      secretAccessKeySealed: string;
      sessionTokenSealed?: string;
    }
  | { kind: 'default' }
  | { kind: 'profile'; profile: string };

export interface Connection {
  id: string;
  name: string;
  /** Absent: AWS's own endpoints of the region. */
  endpoint?: string;
  region: string;
  /** False: what happens there is real, costs money, and is read-only until unlocked. */
  simulated: boolean;
  credentials: ConnectionCredentials;
  /** Changes with every edit. */
  version: string;
}

/** The one that the session chose, else the Simulator. */
export async function currentConnection(): Promise<Connection> {
  // Workers run outside of Next, where its headers module does not load.
  const { chosenConnectionId } = await import('#lib/session.ts');
  const chosen = await connectionById((await chosenConnectionId()) ?? simulatorId);
  if (chosen) return chosen;
  const simulator = await connectionById(simulatorId);
  if (!simulator) throw new Error('The Simulator connection is missing from the database.');
  return simulator;
}

/** The Simulator first, then by name. */
export async function listConnections(): Promise<Connection[]> {
  const connections = (await db().connection.findMany({ orderBy: { name: 'asc' } })).map(
    toConnection,
  );
  return connections.toSorted((a, b) => Number(isBuiltIn(b)) - Number(isBuiltIn(a)));
}

export async function connectionById(id: string): Promise<Connection | undefined> {
  const row = await db().connection.findUnique({ where: { id } });
  return row ? toConnection(row) : undefined;
}

/** The Simulator row follows the engine; it is neither edited nor removed. */
export const isBuiltIn = (connection: { id: string }): boolean => connection.id === simulatorId;

export function toConnection(row: Row): Connection {
  const { id, name, region, simulated, endpoint } = row;
  return {
    id,
    name,
    region,
    simulated,
    ...(endpoint !== null && { endpoint }),
    credentials: toCredentials(row),
    version: row.updatedAt.toISOString(),
  };
}

function toCredentials(row: Row): ConnectionCredentials {
  if (row.credentialsKind === 'profile') return { kind: 'profile', profile: row.profile ?? '' };
  if (row.credentialsKind !== 'static') return { kind: 'default' };
  return {
    kind: 'static',
    accessKeyId: row.accessKeyId ?? '',
    secretAccessKeySealed: row.secretAccessKeySealed ?? '',
    ...(row.sessionTokenSealed !== null && { sessionTokenSealed: row.sessionTokenSealed }),
  };
}
