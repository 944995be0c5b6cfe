import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { Consumers } from './consumers.tsx';
import { prefetchGroups } from './prefetch-groups.ts';
import { readersQuery } from './queries.ts';
import { call } from '#lib/aws/call.ts';
import { type Connection, currentConnection } from '#lib/connections.ts';

export default async function ConsumersPage({
  params,
}: PageProps<'/streams/[streamName]/consumers'>) {
  const { streamName } = await params;
  const connection = await currentConnection();
  const client = new QueryClient();
  await Promise.all([
    prefetchGroups(client, { connectionId: connection.id, streamName }),
    connection.simulated && prefetchReaders(client, connection, streamName),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Consumers streamName={streamName} />
    </HydrationBoundary>
  );
}

/** The first thousand places, or all. What fails here is asked for again by the browser, which shows why. */
const prefetchReaders = (client: QueryClient, connection: Connection, StreamName: string) =>
  client.prefetchQuery({
    queryKey: readersQuery(StreamName, true).queryKey,
    queryFn: async () => {
      const input = { StreamName, MaxResults: 1_000 };
      return (await call(connection, 'lab', 'ListReaders', input)).Readers ?? [];
    },
  });
