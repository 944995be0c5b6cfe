'use client';

import { createContext, use, type ReactNode } from 'react';

/** What the browser knows of the connection in use. */
export interface ConnectionInUse {
  id: string;
  name: string;
  endpoint?: string;
  region: string;
  simulated: boolean;
  /** Whether this session may change things there: the simulator always, a real one once unlocked. */
  unlocked: boolean;
}

const ConnectionContext = createContext<ConnectionInUse | undefined>(undefined);

export function useConnection(): ConnectionInUse {
  const connection = use(ConnectionContext);
  if (!connection) throw new Error('useConnection is used outside of ConnectionProvider.');
  return connection;
}

interface ProviderProps {
  connection: ConnectionInUse;
  children: ReactNode;
}

export const ConnectionProvider = ({ connection, children }: ProviderProps) => (
  <ConnectionContext value={connection}>{children}</ConnectionContext>
);
