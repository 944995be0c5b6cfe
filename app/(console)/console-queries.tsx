'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { FailureError } from '#lib/aws/failure.ts';

/** One cache a connection: the shell is keyed by it. */
export function ConsoleQueries({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

const maxRetries = 2;

const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // What the server put there is fresh enough for the first paint.
        staleTime: 1_000,
        // The console is on this machine; whether the machine is online says nothing.
        networkMode: 'always',
        retry: (failures, error) => failures < maxRetries && passesSoon(error),
      },
      mutations: { networkMode: 'always' },
    },
  });

/** A throttle is over in a second. What is unreachable is shown at once, and asked again by whoever polls. */
const passesSoon = (error: Error): boolean =>
  error instanceof FailureError && error.failure.retryable && error.failure.name !== 'Unreachable';
