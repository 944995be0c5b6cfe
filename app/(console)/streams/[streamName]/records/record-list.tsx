'use client';

import { useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { PickedBar } from './picked-bar.tsx';
import { isLive } from './reading-query.ts';
import type { ReadingSession } from './reading-session.ts';
import { useRecordHref } from './record-href.ts';
import { recordRow } from './record-row.ts';
import { type ReadingChoice, viewParams } from './search-params.ts';
import { TailBar } from './tail-bar.tsx';
import { useReadingPart } from './use-reading-part.ts';
import { useShownLines } from './use-shown-lines.ts';
import { usePreferences } from '#components/layout/preferences.tsx';
import { RecordTable } from '#components/records/record-table.tsx';
import { formatZone } from '#lib/format/time.ts';
import { recordId } from '#lib/records/record-place.ts';

interface RecordListProps {
  choice: ReadingChoice;
  session: ReadingSession;
  onChoose: (changes: Partial<ReadingChoice>) => void;
}

export function RecordList({ choice, session, onChoose }: RecordListProps) {
  const { timeZone } = usePreferences();
  const hrefOf = useRecordHref();
  const [{ record, sort: wantedSort, picked }, setView] = useQueryStates(viewParams);
  const isTail = isLive(choice);
  const sort = isTail ? '' : wantedSort;
  const list = useShownLines(session, isTail, sort, choice.columns);
  const { shown } = list;
  const firstNew = useReadingPart(session, ({ lines, newCount }) => lines.length - newCount);
  const pickedIds = useMemo(() => new Set(picked), [picked]);
  const selectedIndex = useMemo(
    () => (record === null ? -1 : shown.findIndex((line) => recordId(line) === record)),
    [shown, record],
  );
  const rowAt = useCallback(
    (index: number) => {
      const line = shown[index];
      return line && recordRow(line, timeZone, hrefOf);
    },
    [shown, timeZone, hrefOf],
  );
  const { select, pick } = useChoosing(setView);
  return (
    <div>
      {isTail && (
        <TailBar
          session={session}
          isHeld={list.isHeld}
          isPaused={list.isPaused}
          missed={list.missed}
          onPause={list.pause}
          onGoOn={list.goOn}
        />
      )}
      {picked.length > 0 && (
        <PickedBar
          picked={picked}
          onShow={() => onChoose({ only: picked })}
          onClear={() => void setView({ picked: null })}
        />
      )}
      <RecordTable
        count={shown.length}
        rowAt={rowAt}
        selectedIndex={selectedIndex}
        pickedIds={pickedIds}
        onSelect={select}
        onPick={pick}
        columns={choice.columns}
        sort={sort}
        onSort={(next) => void setView({ sort: next })}
        firstNewIndex={isTail || sort !== '' ? 0 : firstNew}
        followsEnd={isTail && !list.isHeld}
        onEndInView={list.endInView}
        zone={formatZone(shown[0]?.arrivalMs ?? 0, timeZone)}
      />
    </div>
  );
}

type SetView = ReturnType<typeof useQueryStates<typeof viewParams>>[1];

/** Handlers that stay the same, so that rows do. */
function useChoosing(setView: SetView) {
  const select = useCallback((id: string) => void setView({ record: id }), [setView]);
  const pick = useCallback(
    (id: string, isPicked: boolean) =>
      void setView((before) => ({
        picked: isPicked ? [...before.picked, id] : before.picked.filter((other) => other !== id),
      })),
    [setView],
  );
  return { select, pick };
}
