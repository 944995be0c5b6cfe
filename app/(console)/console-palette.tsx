'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname, useRouter } from 'next/navigation';
import { paletteCommands } from './palette-commands.ts';
import { streamNamesQuery } from './queries.ts';
import { recentStreams } from './recent-streams.ts';
import { streamOfPath } from './stream-of-path.ts';
import { useBookmarks } from './use-bookmarks.ts';
import { useOpened } from './opened.tsx';
import { useSwitchConnection } from './use-switch-connection.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { Palette } from '#components/palette/palette.tsx';
import type { ConnectionView } from '#lib/connection-view.ts';

interface ConsolePaletteProps {
  connections: readonly ConnectionView[];
  onClose: () => void;
}

/** All that the console can go to and do, by name. */
export function ConsolePalette({ connections, onClose }: ConsolePaletteProps) {
  const { id } = useConnection();
  const { open } = useOpened();
  const router = useRouter();
  const bookmarks = useBookmarks();
  const names = useQuery(streamNamesQuery());
  const switchTo = useSwitchConnection();
  const commands = paletteCommands({
    ...bookmarks,
    streams: names.data?.StreamNames ?? [],
    recent: recentStreams(id),
    connections,
    connectionId: id,
    here: streamOfPath(usePathname()),
    go: (href) => router.push(href),
    switchTo: (connectionId) => void switchTo(connectionId),
    toggleFavourite: (streamName) => void bookmarks.toggleFavourite(streamName),
    saveView: () => open('save-view'),
    showShortcuts: () => open('shortcuts'),
  });
  const note = noteOf(names);
  const { singleKeys } = usePreferences();
  return (
    <Palette
      commands={commands}
      showsKeys={singleKeys}
      onClose={onClose}
      {...(note !== undefined && { note })}
    />
  );
}

function noteOf({ isPending, error }: { isPending: boolean; error: Error | null }) {
  if (error) return `The streams are not known: ${error.message}`;
  return isPending ? 'Asking for the streams' : undefined;
}
