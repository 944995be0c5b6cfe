'use client';

import { usePathname, useRouter } from 'next/navigation';
import { lazy, Suspense, useEffect, useState } from 'react';
import { pages, streamTabs, tabHref } from './palette-commands.ts';
import { noteStream } from './recent-streams.ts';
import { streamOfPath } from './stream-of-path.ts';
import { useBookmarks } from './use-bookmarks.ts';
import { useOpened } from './opened.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { createShortcutReader, isForPage, type Shortcut } from '#components/palette/shortcuts.ts';
import type { ConnectionView } from '#lib/connection-view.ts';

// Nothing of it is needed before somebody asks for it.
const ConsolePalette = lazy(async () => ({
  default: (await import('./console-palette.tsx')).ConsolePalette,
}));
const ShortcutHelp = lazy(async () => ({
  default: (await import('#components/palette/shortcut-help.tsx')).ShortcutHelp,
}));
const SaveView = lazy(async () => ({ default: (await import('./save-view.tsx')).SaveView }));

/** Listens to the keys of the whole console, and shows what they open. */
export function CommandCenter({ connections }: { connections: readonly ConnectionView[] }) {
  const { opened, open } = useOpened();
  const { singleKeys } = usePreferences();
  const shortcuts = useShortcuts(singleKeys);
  const close = () => open(undefined);
  return (
    <Suspense>
      {opened === 'palette' && <ConsolePalette connections={connections} onClose={close} />}
      {opened === 'shortcuts' && (
        <ShortcutHelp
          shortcuts={[
            { keys: 'Ctrl+K', title: 'Go to, or do (⌘K on a Mac)' },
            ...(singleKeys ? shortcuts : []),
          ]}
          note={
            singleKeys
              ? 'Keys without Ctrl can be turned off in Settings.'
              : 'Keys without Ctrl are off: Settings turns them on.'
          }
          onClose={close}
        />
      )}
      {opened === 'save-view' && <SaveView onClose={close} />}
    </Suspense>
  );
}

function useShortcuts(areOn: boolean): Shortcut[] {
  const { opened, open } = useOpened();
  const router = useRouter();
  const { id } = useConnection();
  const { toggleFavourite } = useBookmarks();
  const here = streamOfPath(usePathname());
  const shortcuts: Shortcut[] = [
    ...pages.map(({ keys, title, href }) => ({ keys, title, run: () => router.push(href) })),
    ...streamTabs.map((tab, index) => ({
      keys: `${index + 1}`,
      title: `The stream’s ${tab}`,
      run: () => here !== undefined && router.push(tabHref(here, tab)),
    })),
    {
      keys: 'f',
      title: 'Make the stream a favourite, or take it off',
      run: () => here !== undefined && void toggleFavourite(here),
    },
    { keys: 'v', title: 'Save this view', run: () => open('save-view') },
    { keys: '?', title: 'Keyboard shortcuts', run: () => open('shortcuts') },
  ];
  useEffect(() => {
    if (here !== undefined) noteStream(id, here);
  }, [id, here]);
  useKeys(shortcuts, areOn && opened === undefined, () => open('palette'));
  return shortcuts;
}

function useKeys(shortcuts: readonly Shortcut[], areOn: boolean, openPalette: () => void): void {
  const [read] = useState(createShortcutReader);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openPalette();
        return;
      }
      if (!areOn || !isForPage(event)) return;
      const shortcut = read(event.key, event.timeStamp, (keys) =>
        shortcuts.find((known) => known.keys === keys),
      );
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
