import type { QueryClient } from '@tanstack/react-query';
import { groupsKey } from './queries.ts';
import { groupList } from '#lib/consumer-group/group-view.ts';
import { db } from '#lib/db.ts';

interface Place {
  connectionId: string;
  streamName: string;
}

/** The groups are in the console's own database, so the first paint has them. */
export const prefetchGroups = (client: QueryClient, place: Place) =>
  client.prefetchQuery({
    queryKey: groupsKey(place),
    queryFn: async () =>
      groupList(
        await db().consumerGroup.findMany({ where: { ...place }, orderBy: { createdAt: 'asc' } }),
        Date.now(),
      ),
  });
