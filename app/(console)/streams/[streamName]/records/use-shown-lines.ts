'use client';

import { useMemo, useState } from 'react';
import type { Reading } from './reading-session.ts';
import { sortLines } from './sort-lines.ts';
import type { RecordLine } from '#lib/records/record-line.ts';

interface Held {
  lines: readonly RecordLine[];
  received: number;
}

/** The lines as they are shown: a tail may be held still while it goes on, and a list may be sorted. */
export function useShownLines(
  { lines, received }: Reading,
  isTail: boolean,
  sort: string,
  columns: readonly string[],
) {
  const [held, setHeld] = useState<Held>();
  const [isPaused, setIsPaused] = useState(false);
  const isHeld = isTail && held !== undefined;
  const current = isHeld ? held.lines : lines;
  const shown = useMemo(() => sortLines(current, sort, columns), [current, sort, columns]);
  return {
    shown,
    isHeld,
    isPaused: isHeld && isPaused,
    /** How many came while it was held. */
    missed: isHeld ? received - held.received : 0,
    /** Scrolled away from the end, or back to it. */
    endInView: (isInView: boolean) => {
      if (isPaused) return;
      setHeld(isInView ? undefined : { lines, received });
    },
    pause: () => {
      setHeld({ lines, received });
      setIsPaused(true);
    },
    goOn: () => {
      setHeld(undefined);
      setIsPaused(false);
    },
  };
}
