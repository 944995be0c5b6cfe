'use client';

import SideNavigation from '@cloudscape-design/components/side-navigation';
import { usePathname } from 'next/navigation';

/** Only what exists. */
const pages = [
  { type: 'link', text: 'Streams', href: '/streams' },
  { type: 'link', text: 'Alarms', href: '/alarms' },
  { type: 'link', text: 'Lab', href: '/lab' },
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
      items={pages}
    />
  );
}
