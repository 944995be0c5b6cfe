import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { Kinesis } from '@aws-sdk/client-kinesis';
import { STS } from '@aws-sdk/client-sts';
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Connection } from '#lib/connections.ts';
import { createLabClient } from '#lib/lab-client/lab-client.ts';
import { unseal } from '#lib/secrets.ts';

type Clients = ReturnType<typeof createClients>;

const cache = new Map<string, { version: string; clients: Clients }>();

/** One set of clients a connection. An edit makes a new set and closes the old. */
export function clientsOf(connection: Connection): Clients {
  const cached = cache.get(connection.id);
  const version = `${connection.version} ${connection.endpoint ?? ''}`;
  if (cached?.version === version) return cached.clients;
  const clients = createClients(connection);
  forgetClients(connection.id);
  cache.set(connection.id, { version, clients });
  return clients;
}

/** Closes what is open to a connection. */
export function forgetClients(connectionId: string): void {
  const cached = cache.get(connectionId);
  cache.delete(connectionId);
  for (const client of Object.values(cached?.clients ?? {})) client?.destroy();
}

function createClients(connection: Connection) {
  const config = {
    region: connection.region,
    credentials: credentialsOf(connection),
    ...(connection.endpoint !== undefined && { endpoint: connection.endpoint }),
    requestHandler: createHandler(),
    // Each attempt is one that a person sees: queries repeat reads, people repeat writes, generators count.
    maxAttempts: 1,
  };
  return {
    kinesis: new Kinesis(config),
    cloudwatch: new CloudWatch(config),
    sts: new STS(config),
    lab:
      connection.endpoint === undefined
        ? undefined
        : createLabClient({ ...config, endpoint: connection.endpoint }),
  };
}

/** HTTP/1.1 over connections that are kept: the Kinesis client's own handler opens an HTTP/2 session a request. */
function createHandler() {
  const agent = { keepAlive: true, maxSockets: 64 };
  return new NodeHttpHandler({
    httpAgent: agent,
    httpsAgent: agent,
    connectionTimeout: 5_000,
    requestTimeout: 30_000,
    throwOnRequestTimeout: true,
  });
}

function credentialsOf({ credentials, region }: Connection) {
  if (credentials.kind === 'default') {
    return fromNodeProviderChain({ clientConfig: { region } });
  }
  if (credentials.kind === 'profile') {
    return fromIni({ profile: credentials.profile, clientConfig: { region } });
  }
  return {
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: unseal(credentials.secretAccessKeySealed),
    ...(credentials.sessionTokenSealed !== undefined && {
      sessionToken: unseal(credentials.sessionTokenSealed),
    }),
  };
}
