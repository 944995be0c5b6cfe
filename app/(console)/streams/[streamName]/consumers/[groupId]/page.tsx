import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { Group } from '../group.tsx';
import { prefetchGroups } from '../prefetch-groups.ts';
import { currentConnection } from '#lib/connections.ts';

export default async function GroupPage({
  params,
}: PageProps<'/streams/[streamName]/consumers/[groupId]'>) {
  const { streamName, groupId } = await params;
  const { id: connectionId } = await currentConnection();
  const client = new QueryClient();
  await prefetchGroups(client, { connectionId, streamName });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Group streamName={streamName} groupId={groupId} />
    </HydrationBoundary>
  );
}
