import type { ConnectionInput } from './schema.ts';
import { FailureError } from '#lib/aws/failure.ts';
import { isBuiltIn, toConnection, type Connection } from '#lib/connections.ts';
import { db } from '#lib/db.ts';
import { seal } from '#lib/secrets.ts';
import type { Connection as Row } from '#prisma/generated/client.ts';

type Columns = Omit<Row, 'id' | 'simulated' | 'createdAt' | 'updatedAt'>;

/** The connection that `input` describes, before it is stored. `stored` lends the key that was left empty. */
export function draftConnection(input: ConnectionInput, stored?: Row): Connection {
  const now = new Date();
  return toConnection({
    ...columns(input, stored),
    id: `draft ${crypto.randomUUID()}`,
    simulated: false,
    createdAt: now,
    updatedAt: now,
  });
}

export function columns(input: ConnectionInput, stored?: Row): Columns {
  const { name, endpoint, region, credentialsKind, profile } = input;
  return {
    name,
    region,
    credentialsKind,
    endpoint: endpoint === '' ? null : endpoint,
    profile: credentialsKind === 'profile' ? profile : null,
    ...keyColumns(input, stored),
  };
}

function keyColumns(input: ConnectionInput, stored: Row | undefined) {
  const { credentialsKind, accessKeyId, secretAccessKey, sessionToken } = input;
  if (credentialsKind !== 'static') {
    return { accessKeyId: null, secretAccessKeySealed: null, sessionTokenSealed: null };
  }
  if (accessKeyId === '' && stored) {
    return {
      accessKeyId: stored.accessKeyId,
      secretAccessKeySealed: stored.secretAccessKeySealed,
      sessionTokenSealed: sessionToken === '' ? stored.sessionTokenSealed : seal(sessionToken),
    };
  }
  return {
    accessKeyId,
    secretAccessKeySealed: seal(secretAccessKey),
    sessionTokenSealed: sessionToken === '' ? null : seal(sessionToken),
  };
}

/** A row that a person may change. */
export async function editableRow(id: string): Promise<Row> {
  const row = await db().connection.findUnique({ where: { id } });
  if (!row) throw refusal('NoSuchConnection', 'This connection is not there any more.');
  if (isBuiltIn(row)) {
    throw refusal(
      'BuiltInConnection',
      'The Simulator comes with Kinetoscope and follows its engine.',
    );
  }
  return row;
}

/** The name is what tells connections apart in the top bar. */
export async function checkNameIsFree(name: string, ownId?: string): Promise<void> {
  const holder = await db().connection.findUnique({ where: { name } });
  if (!holder || holder.id === ownId) return;
  throw new FailureError({
    name: 'NameTaken',
    message: `There is a connection of the name ${name} already.`,
    member: 'name',
    retryable: false,
  });
}

const refusal = (name: string, message: string) =>
  new FailureError({ name, message, retryable: false });
