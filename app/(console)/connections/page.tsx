import type { Metadata } from 'next';
import { ConnectionsTable } from './connections-table.tsx';
import { connectionView } from '#lib/connection-view.ts';
import { listConnections } from '#lib/connections.ts';
import { db } from '#lib/db.ts';

export const metadata: Metadata = { title: 'Connections' };

export default async function ConnectionsPage() {
  const connections = await listConnections();
  const counts = await db().generator.groupBy({ by: ['connectionId'], _count: true });
  return (
    <ConnectionsTable
      connections={connections.map(connectionView)}
      generators={Object.fromEntries(
        counts.map(({ connectionId, _count }) => [connectionId, _count]),
      )}
    />
  );
}
