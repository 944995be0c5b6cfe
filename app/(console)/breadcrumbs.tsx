'use client';

import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { usePathname } from 'next/navigation';

/** Path segments that have a name; any other is the name of a thing. */
const titles: Record<string, string> = {
  streams: 'Streams',
  connections: 'Connections',
  settings: 'Settings',
  create: 'Create stream',
  add: 'Add connection',
  edit: 'Edit',
};

/** The way to the page, by its address. A stream's tabs are no steps of it. */
export function Breadcrumbs() {
  const segments = usePathname().split('/').filter(Boolean);
  const steps = segments[0] === 'streams' ? segments.slice(0, 2) : segments;
  const items = steps.map((segment, index) => ({
    text: titles[segment] ?? decodeURIComponent(segment),
    href: `/${steps.slice(0, index + 1).join('/')}`,
  }));
  return (
    <BreadcrumbGroup
      items={[{ text: 'Kinetoscope', href: '/streams' }, ...items]}
      ariaLabel="Breadcrumbs"
    />
  );
}
