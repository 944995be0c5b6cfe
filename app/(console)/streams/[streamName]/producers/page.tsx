import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { Producers } from './producers.tsx';
import { generatorsKey } from './queries.ts';
import { currentConnection } from '#lib/connections.ts';
import { readGenerators } from '#lib/jobs/read-generators.ts';

export default async function ProducersPage({
  params,
}: PageProps<'/streams/[streamName]/producers'>) {
  const { streamName } = await params;
  const { id: connectionId } = await currentConnection();
  const place = { connectionId, streamName };
  const client = new QueryClient();
  // What fails here is asked for again by the browser, which shows why.
  await client.prefetchQuery({
    queryKey: generatorsKey(place),
    queryFn: () => readGenerators(place),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Producers streamName={streamName} />
    </HydrationBoundary>
  );
}
