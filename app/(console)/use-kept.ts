'use client';

import { useQuery } from '@tanstack/react-query';
import { alarmsQuery } from './queries.ts';
import { useBookmarks } from './use-bookmarks.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { plural } from '#lib/format/count.ts';

/** What this console keeps of a stream, beside what runs. */
interface Kept {
  alarms: number;
  isFavourite: boolean;
}

export function useKept(streamName: string): Kept {
  const { id } = useConnection();
  const { data } = useQuery(alarmsQuery(id));
  const { favourites } = useBookmarks();
  return {
    alarms: data?.alarms.filter((alarm) => alarm.streamName === streamName).length ?? 0,
    isFavourite: favourites.includes(streamName),
  };
}

/** `2 alarms, 1 favourite`; empty where nothing is kept. */
export const keptText = ({ alarms, isFavourite }: Kept): string =>
  [alarms > 0 && plural(alarms, 'alarm'), isFavourite && '1 favourite'].filter(Boolean).join(', ');
