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
  setTheme: (theme: Theme) => void;
  setTimeZone: (timeZone: TimeZone) => void;
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
  children: ReactNode;
}

export function PreferencesProvider({ children, ...initial }: ProviderProps) {
  const [theme, setTheme] = useState(initial.theme);
  const [timeZone, setTimeZone] = useState(initial.timeZone);
  const isAlive = useIsAlive();
  const preferences = useMemo<Preferences>(
    () => ({
      theme,
      timeZone: isAlive ? timeZone : 'utc',
      setTheme(next) {
        setTheme(next);
        remember('kinetoscope-theme', next);
        applyMode(isDark(next) ? Mode.Dark : Mode.Light);
      },
      setTimeZone(next) {
        setTimeZone(next);
        remember('kinetoscope-time-zone', next);
      },
    }),
    [theme, timeZone, isAlive],
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
