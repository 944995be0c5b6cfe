'use client';

import { useCallback, useMemo, useState } from 'react';
import type { ReadingSession } from './reading-session.ts';
import { sortLines } from './sort-lines.ts';
import { useReadingPart } from './use-reading-part.ts';
import type { RecordLine } from '#lib/records/record-line.ts';

interface Held {
  lines: readonly RecordLine[];
  received: number;
}

/** The lines as they are shown: a tail may be held still while it goes on, and a list may be sorted. */
export function useShownLines(
  session: ReadingSession,
  isTail: boolean,
  sort: string,
  columns: readonly string[],
) {
  const [held, setHeld] = useState<Held>();
  const [isPaused, setIsPaused] = useState(false);
  const current = useReadingPart(session, ({ lines }) => (isTail && held ? held.lines : lines));
  /** How many came while it was held. */
  const missed = useReadingPart(session, ({ received }) =>
    isTail && held ? received - held.received : 0,
  );
  const shown = useMemo(() => sortLines(current, sort, columns), [current, sort, columns]);
  const hold = useCallback(() => {
    const { lines, received } = session.snapshot();
    setHeld({ lines, received });
  }, [session]);
  const isHeld = isTail && held !== undefined;
  return {
    shown,
    isHeld,
    isPaused: isHeld && isPaused,
    missed,
    /** Scrolled away from the end, or back to it. */
    endInView: (isInView: boolean) => {
      if (isPaused) return;
      if (isInView) setHeld(undefined);
      else hold();
    },
    pause: useCallback(() => {
      hold();
      setIsPaused(true);
    }, [hold]),
    goOn: useCallback(() => {
      setHeld(undefined);
      setIsPaused(false);
    }, []),
  };
}
