'use client';

import { createContext, use, useMemo, useState, type ReactNode } from 'react';

/** What of the shell is open over the page. */
type Opened = 'palette' | 'shortcuts' | 'save-view';

interface OpenedValue {
  opened: Opened | undefined;
  open: (what: Opened | undefined) => void;
}

const OpenedContext = createContext<OpenedValue | undefined>(undefined);

export function useOpened(): OpenedValue {
  const value = use(OpenedContext);
  if (!value) throw new Error('useOpened is used outside of OpenedProvider.');
  return value;
}

export function OpenedProvider({ children }: { children: ReactNode }) {
  const [opened, open] = useState<Opened>();
  const value = useMemo(() => ({ opened, open }), [opened]);
  return <OpenedContext value={value}>{children}</OpenedContext>;
}
