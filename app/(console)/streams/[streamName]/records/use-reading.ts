'use client';

import { useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { openReading } from './open-reading.ts';
import { readingQuery } from './reading-query.ts';
import { ReadingSession } from './reading-session.ts';
import type { ReadingChoice } from './search-params.ts';
import { useConnection } from '#components/layout/connection.tsx';

const createSession = () =>
  new ReadingSession({
    open: openReading,
    beforePaint: (work) => requestAnimationFrame(work),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });

/** Reads when the page opens, when the address changes, and when asked again. */
export function useReading(streamName: string, choice: ReadingChoice) {
  const { id: connectionId } = useConnection();
  const [session] = useState(createSession);
  const [round, setRound] = useState(0);
  const kept = useRef('');
  const reading = useSyncExternalStore(session.subscribe, session.snapshot, session.snapshot);
  const key = JSON.stringify(choice);
  const asked = useMemo(() => ({ key, round }), [key, round]);
  const begin = useEffectEvent((wanted: string) => {
    if (wanted === kept.current) return;
    kept.current = '';
    const outcome = readingQuery(streamName, choice);
    if (outcome.ok)
      void session.start({ connectionId, query: outcome.query, columns: choice.columns });
    else session.complain(outcome.complaint);
  });
  useEffect(() => begin(asked.key), [asked]);
  useEffect(() => () => session.stop(), [session]);
  return {
    session,
    reading,
    restart: () => {
      kept.current = '';
      setRound((before) => before + 1);
    },
    /** A choice that describes what is read already: the address may take it without a new reading. */
    keep: (same: ReadingChoice): ReadingChoice => {
      kept.current = JSON.stringify(same);
      return same;
    },
  };
}
