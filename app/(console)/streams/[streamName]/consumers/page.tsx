import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { Consumers } from './consumers.tsx';
import { prefetchGroups } from './prefetch-groups.ts';
import { currentConnection } from '#lib/connections.ts';

export default async function ConsumersPage({
  params,
}: PageProps<'/streams/[streamName]/consumers'>) {
  const { streamName } = await params;
  const { id: connectionId } = await currentConnection();
  const client = new QueryClient();
  await prefetchGroups(client, { connectionId, streamName });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Consumers streamName={streamName} />
    </HydrationBoundary>
  );
}
