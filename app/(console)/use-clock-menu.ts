'use client';

import type { ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import type { TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { changeClock, jumpToNextExpiry } from './clock-actions.ts';
import { type ClockChange, clockJumps, clockSpeeds, nextExpiryText } from './clock-steps.ts';
import { clockQuery } from './queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import type { Result } from '#lib/aws/failure.ts';

const labPage = '/lab';
const expiryItem = 'expiry';

/** The simulator's clock at hand on every page; on a real connection it says why there is none. */
export function useClockMenu(): TopNavigationProps.Utility {
  const connection = useConnection();
  const can = streamCan.useLab(connection);
  const { data } = useQuery({ ...clockQuery(), enabled: can.can });
  const client = useQueryClient();
  const router = useRouter();
  const notify = useNotify();
  const after = async (changing: Promise<Result<void>>) => {
    const result = await changing;
    if (!result.ok)
      notify({
        type: 'error',
        header: 'The clock was not changed',
        content: result.failure.message,
      });
    await client.invalidateQueries();
  };
  return {
    type: 'menu-dropdown',
    iconName: 'history',
    title: 'Clock',
    ariaLabel: 'Clock of the simulator',
    items: can.can
      ? clockItems(data?.Frozen === true, data?.Speed ?? 1)
      : [{ id: labPage, text: 'Clock', disabled: true, disabledReason: can.reason }],
    onItemClick: ({ detail: { id } }) => {
      const asked = changeOf(id, data?.Frozen === true);
      if (asked) void after(changeClock(asked));
      else if (id === expiryItem) void after(jumpToNextExpiry());
      else router.push(labPage);
    },
  };
}

const clockItems = (isFrozen: boolean, speed: number): ButtonDropdownProps.Items => [
  { id: 'freeze', itemType: 'checkbox', checked: isFrozen, text: 'Frozen' },
  {
    text: 'Speed',
    items: clockSpeeds.map((known) => ({
      id: `speed ${known}`,
      itemType: 'checkbox' as const,
      checked: !isFrozen && speed === known,
      text: `×${known}`,
    })),
  },
  {
    text: 'Jump ahead',
    items: [
      ...clockJumps.map(({ seconds, text }) => ({ id: `jump ${seconds}`, text })),
      { id: expiryItem, text: nextExpiryText },
    ],
  },
  { id: labPage, text: 'Lab: faults, limits, snapshots' },
];

function changeOf(id: string, isFrozen: boolean): ClockChange | undefined {
  const [verb, value] = id.split(' ');
  if (verb === 'freeze') return { frozen: !isFrozen };
  if (verb === 'speed') return { speed: Number(value) };
  return verb === 'jump' ? { advanceSeconds: Number(value) } : undefined;
}
