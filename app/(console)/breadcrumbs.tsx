'use client';

import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { usePathname } from 'next/navigation';

/** Path segments that have a name; any other is the name of a thing. */
const titles: Record<string, string> = {
  streams: 'Streams',
  alarms: 'Alarms',
  lab: 'Lab',
  views: 'Saved views',
  connections: 'Connections',
  settings: 'Settings',
  'streams/create': 'Create stream',
  'alarms/create': 'Create alarm',
  add: 'Add connection',
  edit: 'Edit connection',
};

/** The way to the page, by its address. A stream's tabs are no steps of it, and a connection has no page but its form. */
export function Breadcrumbs() {
  const [feature = '', thing, form] = usePathname().split('/').filter(Boolean);
  const last = feature === 'connections' ? (form ?? thing) : thing;
  const items = [feature, last].flatMap((segment, index) =>
    segment === undefined
      ? []
      : {
          text: titleOf(feature, segment),
          href: index === 0 ? `/${feature}` : `/${feature}/${thing}`,
        },
  );
  return (
    <BreadcrumbGroup
      items={[{ text: 'Kinetoscope', href: '/streams' }, ...items]}
      ariaLabel="Breadcrumbs"
    />
  );
}

function titleOf(feature: string, segment: string): string {
  const known = titles[segment] ?? titles[`${feature}/${segment}`];
  if (known !== undefined) return known;
  return feature === 'alarms' ? 'Edit alarm' : decodeURIComponent(segment);
}
