'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { setFavourite } from './bookmark-actions.ts';
import { bookmarksKey, bookmarksQuery } from './queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import type { Bookmarks } from '#lib/bookmarks.ts';

const none: Bookmarks = { favourites: [], views: [] };

/** What is kept at hand of the connection in use. */
export function useBookmarks() {
  const { id } = useConnection();
  const client = useQueryClient();
  const notify = useNotify();
  const { data = none } = useQuery(bookmarksQuery(id));
  const toggleFavourite = async (streamName: string) => {
    const isFavourite = !data.favourites.includes(streamName);
    const result = await setFavourite({ streamName, isFavourite });
    if (!result.ok) notify({ type: 'error', header: 'Not kept', content: result.failure.message });
    await client.invalidateQueries({ queryKey: bookmarksKey(id) });
  };
  return { ...data, toggleFavourite };
}
