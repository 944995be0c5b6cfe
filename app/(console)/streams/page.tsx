import { dehydrate, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { FleetState } from './fleet-state.tsx';
import { readSigns } from './fleet-signs.ts';
import { signsKey, streamsKey } from './stream-keys.ts';
import { collectStreams, type StreamRow } from './stream-row.ts';
import { StreamsTable } from './streams-table.tsx';
import { call } from '#lib/aws/call.ts';
import { type Connection, currentConnection } from '#lib/connections.ts';
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
    prefetchFleet(client, connection),
  ]);
  return (
    <FleetState packed={JSON.stringify(dehydrate(client))}>
      <StreamsTable
        generators={Object.fromEntries(
          counts.map(({ streamName, _count }) => [streamName, _count]),
        )}
      />
    </FleetState>
  );
}

/** The list and its order. On AWS the browser asks for the order: CloudWatch is slow, and bills it. */
async function prefetchFleet(client: QueryClient, connection: Connection): Promise<void> {
  await client.prefetchQuery({
    queryKey: streamsKey,
    queryFn: () => collectStreams((input) => call(connection, 'kinesis', 'ListStreams', input)),
  });
  const streams = client.getQueryData<StreamRow[]>(streamsKey) ?? [];
  if (!connection.simulated || streams.length === 0) return;
  const names = streams.map(({ name }) => name);
  await client.prefetchQuery({
    queryKey: signsKey,
    queryFn: async () => {
      const { Now } = await call(connection, 'lab', 'GetClock', {});
      return readSigns(names, { nowMs: Now?.getTime() ?? Date.now(), simulated: true }, (input) =>
        call(connection, 'cloudwatch', 'GetMetricData', input),
      );
    },
  });
}
