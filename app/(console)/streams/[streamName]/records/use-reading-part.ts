'use client';

import { useSyncExternalStore } from 'react';
import type { Reading, ReadingSession } from './reading-session.ts';

/**
 * A part of what has been read so far: a text, a number, or an object that the session keeps. Only when it becomes
 * another one is the component rendered again, so a tail costs no more than what it changes on the screen.
 */
export function useReadingPart<Part>(
  session: ReadingSession,
  partOf: (reading: Reading) => Part,
): Part {
  const part = () => partOf(session.snapshot());
  return useSyncExternalStore(session.subscribe, part, part);
}
