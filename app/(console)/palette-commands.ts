import type { PaletteCommand } from '#components/palette/palette.tsx';
import type { Bookmarks } from '#lib/bookmarks.ts';
import type { ConnectionView } from '#lib/connection-view.ts';

export const pages = [
  { title: 'Streams', href: '/streams', keys: 'g s', words: 'fleet worst' },
  { title: 'Alarms', href: '/alarms', keys: 'g a', words: 'ring threshold' },
  { title: 'Lab', href: '/lab', keys: 'g l', words: 'clock faults limits snapshots' },
  { title: 'Saved views', href: '/views', keys: 'g v', words: 'bookmarks favourites' },
  { title: 'Connections', href: '/connections', keys: 'g c', words: 'aws simulator region' },
  { title: 'Settings', href: '/settings', keys: 'g ,', words: 'theme time zone' },
] as const;

const creations = [
  { title: 'Create stream', href: '/streams/create', words: 'new' },
  { title: 'Create alarm', href: '/alarms/create', words: 'new' },
  { title: 'Add connection', href: '/connections/add', words: 'new' },
] as const;

export const streamTabs = [
  'monitoring',
  'shards',
  'records',
  'replay',
  'producers',
  'consumers',
  'configuration',
] as const;

interface CommandSources extends Bookmarks {
  streams: readonly string[];
  recent: readonly string[];
  connections: readonly ConnectionView[];
  connectionId: string;
  /** The stream of the page in sight. */
  here: string | undefined;
  go: (href: string) => void;
  switchTo: (connectionId: string) => void;
  toggleFavourite: (streamName: string) => void;
  saveView: () => void;
  showShortcuts: () => void;
}

export const tabHref = (streamName: string, tab: string): string =>
  `/streams/${encodeURIComponent(streamName)}/${tab}`;

/** All that there is to go to and to do. What is at hand comes first; a stream is offered once. */
export function paletteCommands(sources: CommandSources): PaletteCommand[] {
  const { streams, recent, favourites, views, here, go } = sources;
  const groupOf = (name: string): string =>
    favourites.includes(name) ? 'Favourite' : recent.includes(name) ? 'Recent' : 'Stream';
  const names = [...new Set([...favourites, ...recent, ...streams])];
  const atHand = names.filter((name) => groupOf(name) !== 'Stream');
  const tabbed = [...new Set([...(here === undefined ? [] : [here]), ...atHand])];
  const streamCommand = (name: string): PaletteCommand => ({
    id: `stream ${name}`,
    title: name,
    group: groupOf(name),
    run: () => go(tabHref(name, 'monitoring')),
  });
  return [
    ...hereCommands(sources),
    ...atHand.map(streamCommand),
    ...views.map(({ id, name, href }) => ({
      id: `view ${id}`,
      title: name,
      group: 'Saved view',
      run: () => go(href),
    })),
    ...pageCommands(sources),
    ...tabbed.flatMap((name) =>
      streamTabs.map((tab) => ({
        id: `tab ${name} ${tab}`,
        title: `${name} › ${capital(tab)}`,
        group: 'Tab',
        run: () => go(tabHref(name, tab)),
      })),
    ),
    ...names.filter((name) => !atHand.includes(name)).map(streamCommand),
  ];
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What can be done with the page in sight. */
function hereCommands({ here, favourites, ...sources }: CommandSources): PaletteCommand[] {
  const isFavourite = here !== undefined && favourites.includes(here);
  return [
    ...(here === undefined
      ? []
      : [
          {
            id: 'favourite',
            title: isFavourite ? `Take ${here} off the favourites` : `Make ${here} a favourite`,
            group: 'This page',
            keys: 'f',
            run: () => sources.toggleFavourite(here),
          },
          {
            id: 'alarm here',
            title: `Set an alarm on ${here}`,
            group: 'This page',
            run: () => sources.go(`/alarms/create?stream=${encodeURIComponent(here)}`),
          },
        ]),
    {
      id: 'save view',
      title: 'Save this view',
      group: 'This page',
      keys: 'v',
      words: 'bookmark share filter',
      run: sources.saveView,
    },
  ];
}

function pageCommands(sources: CommandSources): PaletteCommand[] {
  const { go, connections, connectionId, switchTo, showShortcuts } = sources;
  return [
    ...pages.map(({ href, ...page }) => ({
      ...page,
      id: `page ${href}`,
      group: 'Page',
      run: () => go(href),
    })),
    ...creations.map(({ href, ...creation }) => ({
      ...creation,
      id: `page ${href}`,
      group: 'Action',
      run: () => go(href),
    })),
    ...connections
      .filter(({ id }) => id !== connectionId)
      .map(({ id, name, simulated }) => ({
        id: `connection ${id}`,
        title: `Use ${name}`,
        group: 'Connection',
        words: simulated ? 'simulated' : 'real aws',
        run: () => switchTo(id),
      })),
    {
      id: 'shortcuts',
      title: 'Keyboard shortcuts',
      group: 'Help',
      keys: '?',
      run: showShortcuts,
    },
  ];
}
