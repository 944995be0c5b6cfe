'use client';

import type { ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { useRouter } from 'next/navigation';
import { useOpened } from './opened.tsx';
import { useAlarmButton } from './use-alarm-button.ts';
import { useClockMenu } from './use-clock-menu.ts';
import { useSwitchConnection } from './use-switch-connection.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import type { ConnectionView } from '#lib/connection-view.ts';

export function TopBar({ connections }: { connections: readonly ConnectionView[] }) {
  const current = useConnection();
  const router = useRouter();
  const preferences = usePreferences();
  const switchTo = useSwitchConnection();
  const { open } = useOpened();
  return (
    <TopNavigation
      i18nStrings={narrowTexts}
      identity={{ href: '/streams', logo: { src: '/wordmark.svg', alt: 'Kinetoscope' } }}
      utilities={[
        {
          type: 'button',
          iconName: 'search',
          title: 'Go to, or do (Ctrl+K)',
          ariaLabel: 'Go to, or do',
          onClick: () => open('palette'),
        },
        useAlarmButton(),
        useClockMenu(),
        {
          type: 'menu-dropdown',
          text: current.name,
          title: 'Connection',
          ariaLabel: `Connection: ${current.name}`,
          iconName: 'multiscreen',
          description: 'Where the console works',
          items: connectionItems(connections, current.id),
          onItemClick: ({ detail: { id } }) => {
            if (id === managePage) router.push(managePage);
            else if (id !== current.id) void switchTo(id);
          },
        },
        {
          type: 'menu-dropdown',
          iconName: 'settings',
          title: 'Preferences',
          ariaLabel: 'Preferences',
          items: preferenceItems(preferences),
          onItemClick: ({ detail: { id } }) => {
            if (id === settingsPage) router.push(settingsPage);
            else choosePreference(preferences, id);
          },
        },
      ]}
    />
  );
}

/** Of the menu that takes what has no room in a narrow window. */
const narrowTexts = {
  overflowMenuTriggerText: 'More',
  overflowMenuTitleText: 'More',
  overflowMenuBackIconAriaLabel: 'Back',
  overflowMenuDismissIconAriaLabel: 'Close the menu',
};

const managePage = '/connections';
const settingsPage = '/settings';

const connectionItems = (
  connections: readonly ConnectionView[],
  currentId: string,
): ButtonDropdownProps.Items => [
  {
    text: 'Use',
    items: connections.map(({ id, name, region, simulated }) => ({
      id,
      itemType: 'checkbox' as const,
      checked: id === currentId,
      text: name,
      secondaryText: region,
      labelTag: simulated ? 'SIMULATED' : 'REAL',
    })),
  },
  { id: managePage, text: 'Manage connections' },
];

type Preferences = ReturnType<typeof usePreferences>;

const themes = { light: 'Light', dark: 'Dark', system: 'As the system' } as const;
const timeZones = { utc: 'UTC', local: 'Local time' } as const;

const preferenceItems = ({ theme, timeZone }: Preferences): ButtonDropdownProps.Items => [
  { text: 'Appearance', items: choices(themes, theme) },
  { text: 'Times in', items: choices(timeZones, timeZone) },
  { id: settingsPage, text: 'All settings' },
];

const choices = (texts: Record<string, string>, chosen: string) =>
  Object.entries(texts).map(([id, text]) => ({
    id,
    text,
    itemType: 'checkbox' as const,
    checked: id === chosen,
  }));

function choosePreference({ setTheme, setTimeZone }: Preferences, id: string): void {
  if (id === 'light' || id === 'dark' || id === 'system') setTheme(id);
  if (id === 'utc' || id === 'local') setTimeZone(id);
}
