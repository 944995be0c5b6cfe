import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { Records } from './records.tsx';
import { shardsQuery, type ListedShard } from '../queries.ts';
import { call } from '#lib/aws/call.ts';
import { type Connection, currentConnection } from '#lib/connections.ts';

export default async function RecordsPage({ params }: PageProps<'/streams/[streamName]/records'>) {
  const { streamName } = await params;
  const connection = await currentConnection();
  const client = new QueryClient();
  // What fails here is asked for again by the browser, which shows why.
  await client.prefetchQuery({
    queryKey: shardsQuery(streamName).queryKey,
    queryFn: async () => ({ Shards: await allShards(connection, streamName) }),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Records streamName={streamName} />
    </HydrationBoundary>
  );
}

async function allShards(connection: Connection, streamName: string): Promise<ListedShard[]> {
  const shards: ListedShard[] = [];
  let token: string | undefined;
  do {
    const input = token === undefined ? { StreamName: streamName } : { NextToken: token };
    const page = await call(connection, 'kinesis', 'ListShards', input);
    shards.push(...(page.Shards ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  return shards;
}
