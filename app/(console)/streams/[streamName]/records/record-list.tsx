'use client';

import Button from '@cloudscape-design/components/button';
import { useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { PickedBar } from './picked-bar.tsx';
import { isLive } from './reading-query.ts';
import type { Reading } from './reading-session.ts';
import { useRecordHref } from './record-href.ts';
import { recordRow } from './record-row.ts';
import { type ReadingChoice, viewParams } from './search-params.ts';
import { useShownLines } from './use-shown-lines.ts';
import { usePreferences } from '#components/layout/preferences.tsx';
import { RecordTable } from '#components/records/record-table.tsx';
import { formatCount } from '#lib/format/count.ts';
import { formatZone } from '#lib/format/time.ts';
import { recordId } from '#lib/records/record-place.ts';

interface RecordListProps {
  choice: ReadingChoice;
  reading: Reading;
  onChoose: (changes: Partial<ReadingChoice>) => void;
}

export function RecordList({ choice, reading, onChoose }: RecordListProps) {
  const { timeZone } = usePreferences();
  const hrefOf = useRecordHref();
  const [{ record, sort, picked }, setView] = useQueryStates(viewParams);
  const isTail = isLive(choice);
  const list = useShownLines(reading, isTail, isTail ? '' : sort, choice.columns);
  const { shown } = list;
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
  const select = useCallback((id: string) => void setView({ record: id }), [setView]);
  const pick = useCallback(
    (id: string, isPicked: boolean) =>
      void setView((before) => ({
        picked: isPicked ? [...before.picked, id] : before.picked.filter((other) => other !== id),
      })),
    [setView],
  );
  return (
    <div>
      {isTail && <TailBar list={list} isReading={reading.isReading} />}
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
        sort={isTail ? '' : sort}
        onSort={(next) => void setView({ sort: next })}
        firstNewIndex={isTail || sort !== '' ? 0 : reading.lines.length - reading.newCount}
        followsEnd={isTail && !list.isHeld}
        onEndInView={list.endInView}
        zone={formatZone(shown[0]?.arrivalMs ?? 0, timeZone)}
      />
    </div>
  );
}

interface TailBarProps {
  list: ReturnType<typeof useShownLines>;
  isReading: boolean;
}

/** Whether the list moves, and the way back to its end. */
const TailBar = ({ list, isReading }: TailBarProps) => (
  <div
    style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', marginBlockEnd: 8 }}
  >
    {list.isHeld ? (
      <Button iconName="angle-down" variant="primary" onClick={list.goOn}>
        {list.missed > 0 ? `${formatCount(list.missed)} new` : 'Go on'}
      </Button>
    ) : (
      <Button
        iconName="pause"
        disabled={!isReading}
        disabledReason="The tail has been stopped."
        onClick={list.pause}
      >
        Pause
      </Button>
    )}
    <span role="status" style={{ fontSize: 14 }}>
      {list.isHeld
        ? list.isPaused
          ? 'Paused. Records go on being read.'
          : 'Held still because you scrolled. Records go on being read.'
        : ''}
    </span>
  </div>
);
