'use client';

import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { useIsAlive } from '#components/layout/use-is-alive.ts';

export type Theme = 'light' | 'dark' | 'system';
export type TimeZone = 'utc' | 'local';

interface Preferences {
  theme: Theme;
  /** `utc` until the page has come to life: the server does not know where the browser is. */
  timeZone: TimeZone;
  /** Whether single keys are shortcuts: who speaks to the machine, or presses keys by chance, wants them off. */
  singleKeys: boolean;
  setTheme: (theme: Theme) => void;
  setTimeZone: (timeZone: TimeZone) => void;
  setSingleKeys: (areOn: boolean) => void;
}

const PreferencesContext = createContext<Preferences | undefined>(undefined);

/** How this person wants to see things. */
export function usePreferences(): Preferences {
  const preferences = use(PreferencesContext);
  if (!preferences) throw new Error('usePreferences is used outside of PreferencesProvider.');
  return preferences;
}

interface ProviderProps {
  theme: Theme;
  timeZone: TimeZone;
  singleKeys: boolean;
  children: ReactNode;
}

export function PreferencesProvider({ children, ...initial }: ProviderProps) {
  const [theme, setTheme] = useState(initial.theme);
  const [timeZone, setTimeZone] = useState(initial.timeZone);
  const [singleKeys, setSingleKeys] = useState(initial.singleKeys);
  const isAlive = useIsAlive();
  const preferences = useMemo<Preferences>(
    () => ({
      theme,
      timeZone: isAlive ? timeZone : 'utc',
      singleKeys,
      setTheme(next) {
        setTheme(next);
        remember('kinetoscope-theme', next);
        applyMode(isDark(next) ? Mode.Dark : Mode.Light);
      },
      setTimeZone(next) {
        setTimeZone(next);
        remember('kinetoscope-time-zone', next);
      },
      setSingleKeys(next) {
        setSingleKeys(next);
        remember('kinetoscope-single-keys', next ? 'on' : 'off');
      },
    }),
    [theme, timeZone, singleKeys, isAlive],
  );
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>;
}

const isDark = (theme: Theme): boolean =>
  theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);

const yearSeconds = 365 * 24 * 60 * 60;

/** A cookie and not local storage, so that the server renders the page as it will be. */
function remember(cookie: string, value: string): void {
  document.cookie = `${cookie}=${value}; path=/; max-age=${yearSeconds}; samesite=lax`;
}
