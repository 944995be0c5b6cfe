'use client';

import { useQueryStates } from 'nuqs';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { openReading } from './open-reading.ts';
import { readingQuery } from './reading-query.ts';
import { ReadingSession } from './reading-session.ts';
import { type ReadingChoice, readingParams } from './search-params.ts';
import { useConnection } from '#components/layout/connection.tsx';

const createSession = () =>
  new ReadingSession({
    open: openReading,
    beforePaint: (work) => requestAnimationFrame(work),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });

/** About a hundred shards. Servers refuse longer addresses. */
const mostCursorInAddress = 4_000;

/** Reads what the address asks for: when the page opens, when the address changes, and when asked again. */
export function useReading(streamName: string) {
  const { id: connectionId } = useConnection();
  const [choice, setChoice] = useQueryStates(readingParams, { history: 'push' });
  const [session] = useState(createSession);
  const [round, setRound] = useState(0);
  /** A choice that the address takes for what is read already. */
  const kept = useRef('');
  const key = keyOf(choice);
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
  const read = useCallback(
    (next: ReadingChoice) => {
      kept.current = '';
      if (keyOf(next) === key) setRound((before) => before + 1);
      else void setChoice(next);
    },
    [key, setChoice],
  );
  /** The address comes to say where this page of records begins; it is not read anew for that. */
  const readOn = () => {
    const cursor = session.snapshot().progress?.cursor ?? '';
    void session.readOn();
    if (cursor === '' || cursor.length > mostCursorInAddress) return;
    const next: ReadingChoice = { ...choice, from: 'cursor', cursor };
    kept.current = keyOf(next);
    void setChoice(next);
  };
  return { session, choice, choiceKey: key, setChoice, read, readOn };
}

const keyOf = (choice: ReadingChoice): string => JSON.stringify(choice);
