import SpaceBetween from '@cloudscape-design/components/space-between';
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { KeptFiles } from './kept-files.tsx';
import { transfersKey } from './queries.ts';
import { Transfers } from './transfers.tsx';
import { currentConnection } from '#lib/connections.ts';
import { readTransfers } from '#lib/transfer/read-transfers.ts';

export default async function ReplayPage({ params }: PageProps<'/streams/[streamName]/replay'>) {
  const { streamName } = await params;
  const { id: connectionId } = await currentConnection();
  const client = new QueryClient();
  // What fails here is asked for again by the browser, which shows why.
  await client.prefetchQuery({
    queryKey: transfersKey({ connectionId, streamName }),
    queryFn: () => readTransfers(connectionId, streamName),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SpaceBetween size="l">
        <Transfers streamName={streamName} />
        <KeptFiles />
      </SpaceBetween>
    </HydrationBoundary>
  );
}
