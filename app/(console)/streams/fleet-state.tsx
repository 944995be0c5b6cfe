'use client';

import { type DehydratedState, HydrationBoundary } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';

interface FleetStateProps {
  /** What the server knows already, as JSON. */
  packed: string;
  children: ReactNode;
}

/** Hands a long list over as one text: of an object, React would look at each of its thousands of values. */
export function FleetState({ packed, children }: FleetStateProps) {
  // The page makes it with `dehydrate`.
  const state = useMemo(() => JSON.parse(packed) as DehydratedState, [packed]);
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>;
}
