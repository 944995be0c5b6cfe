import { isBuiltIn, type Connection } from '#lib/connections.ts';

/** What of a connection the browser may see: no secret, and of an access key its end. */
export interface ConnectionView {
  id: string;
  name: string;
  endpoint?: string;
  region: string;
  simulated: boolean;
  isBuiltIn: boolean;
  credentials:
    | { kind: 'static'; accessKeyEnd: string; hasSessionToken: boolean }
    | { kind: 'default' }
    | { kind: 'profile'; profile: string };
}

export function connectionView(connection: Connection): ConnectionView {
  const { id, name, endpoint, region, simulated } = connection;
  return {
    id,
    name,
    region,
    simulated,
    ...(endpoint !== undefined && { endpoint }),
    isBuiltIn: isBuiltIn(connection),
    credentials: credentialsView(connection),
  };
}

function credentialsView({ credentials }: Connection): ConnectionView['credentials'] {
  if (credentials.kind !== 'static') return credentials;
  return {
    kind: 'static',
    accessKeyEnd: credentials.accessKeyId.slice(-4),
    hasSessionToken: credentials.sessionTokenSealed !== undefined,
  };
}
