'use client';

import type { TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { useQuery } from '@tanstack/react-query';
import { alarmsQuery } from './queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { ringing } from '#lib/alarms/alarm-view.ts';
import { plural } from '#lib/format/count.ts';

/** How many alarms ring, on every page. */
export function useAlarmButton(): TopNavigationProps.Utility {
  const { id } = useConnection();
  const { data } = useQuery(alarmsQuery(id));
  const count = data ? ringing(data).length : 0;
  const text =
    count === 0 ? 'No alarm rings' : `${plural(count, 'alarm')} ${count === 1 ? 'rings' : 'ring'}`;
  return {
    type: 'button',
    iconName: 'notification',
    ...(count > 0 && { text: plural(count, 'alarm'), badge: true }),
    title: text,
    ariaLabel: text,
    href: '/alarms',
  };
}
