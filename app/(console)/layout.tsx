import type { ReactNode } from 'react';
import { Shell } from './shell.tsx';
import { connectionView } from '#lib/connection-view.ts';
import { currentConnection, listConnections } from '#lib/connections.ts';
import { mayWrite } from '#lib/session.ts';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const connection = await currentConnection();
  const connections = await listConnections();
  return (
    <Shell
      key={connection.id}
      connection={{ ...connectionView(connection), unlocked: await mayWrite(connection) }}
      connections={connections.map(connectionView)}
    >
      {children}
    </Shell>
  );
}
