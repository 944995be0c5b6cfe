import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { collectShards, shardsQuery } from '../queries.ts';
import { Shards } from './shards.tsx';
import { call } from '#lib/aws/call.ts';
import { currentConnection } from '#lib/connections.ts';

export default async function ShardsPage({ params }: PageProps<'/streams/[streamName]/shards'>) {
  const { streamName } = await params;
  const connection = await currentConnection();
  const client = new QueryClient();
  // What fails here is asked for again by the browser, which shows why.
  await client.prefetchQuery({
    queryKey: shardsQuery(streamName).queryKey,
    queryFn: () =>
      collectShards(streamName, (input) => call(connection, 'kinesis', 'ListShards', input)),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Shards streamName={streamName} />
    </HydrationBoundary>
  );
}
