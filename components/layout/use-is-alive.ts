'use client';

import { useSyncExternalStore } from 'react';

/** Whether the page reacts by now: false on the server and until React has taken over what the server drew. */
export const useIsAlive = (): boolean =>
  useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );

const subscribeToNothing = () => () => {};
