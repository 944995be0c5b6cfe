'use client';

import SideNavigation, {
  type SideNavigationProps,
} from '@cloudscape-design/components/side-navigation';
import { usePathname } from 'next/navigation';
import { tabHref } from './palette-commands.ts';
import { useBookmarks } from './use-bookmarks.ts';

/** Only what exists. */
const pages = [
  { type: 'link', text: 'Streams', href: '/streams' },
  { type: 'link', text: 'Alarms', href: '/alarms' },
  { type: 'link', text: 'Lab', href: '/lab' },
  { type: 'link', text: 'Saved views', href: '/views' },
  { type: 'divider' },
  { type: 'link', text: 'Connections', href: '/connections' },
  { type: 'link', text: 'Settings', href: '/settings' },
] as const;

export function Navigation() {
  const feature = `/${usePathname().split('/')[1] ?? ''}`;
  return (
    <SideNavigation
      header={{ text: 'Data streams', href: '/streams' }}
      activeHref={feature}
      items={[...pages, ...favouriteItems(useBookmarks().favourites)]}
    />
  );
}

const favouriteItems = (favourites: readonly string[]): SideNavigationProps.Item[] =>
  favourites.length === 0
    ? []
    : [
        {
          type: 'section',
          text: 'Favourites',
          items: favourites.map((text) => ({
            type: 'link',
            text,
            href: tabHref(text, 'monitoring'),
          })),
        },
      ];
