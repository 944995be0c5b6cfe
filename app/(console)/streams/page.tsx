import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { streamsKey } from './stream-keys.ts';
import { collectStreams } from './stream-row.ts';
import { StreamsTable } from './streams-table.tsx';
import { call } from '#lib/aws/call.ts';
import { currentConnection } from '#lib/connections.ts';
import { db } from '#lib/db.ts';

export const metadata: Metadata = { title: 'Streams' };

export default async function StreamsPage() {
  const connection = await currentConnection();
  const client = new QueryClient();
  const [counts] = await Promise.all([
    db().generator.groupBy({
      by: ['streamName'],
      where: { connectionId: connection.id },
      _count: true,
    }),
    // What fails here is asked for again by the browser, which shows why.
    client.prefetchQuery({
      queryKey: streamsKey,
      queryFn: () => collectStreams((input) => call(connection, 'kinesis', 'ListStreams', input)),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <StreamsTable
        generators={Object.fromEntries(
          counts.map(({ streamName, _count }) => [streamName, _count]),
        )}
      />
    </HydrationBoundary>
  );
}
