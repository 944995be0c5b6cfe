'use client';

import Button from '@cloudscape-design/components/button';
import { memo } from 'react';
import type { ReadingSession } from './reading-session.ts';
import type { ReadingChoice } from './search-params.ts';
import { useReadingPart } from './use-reading-part.ts';
import { usePreferences } from '#components/layout/preferences.tsx';
import { TimeHistogram } from '#components/records/time-histogram.tsx';
import { formatTime } from '#lib/format/time.ts';

interface ArrivalsProps {
  choice: ReadingChoice;
  session: ReadingSession;
  onChoose: (changes: Partial<ReadingChoice>) => void;
}

/** When what was read arrived. A part of it becomes what is read. */
export const Arrivals = memo(function Arrivals({ choice, session, onChoose }: ArrivalsProps) {
  const { timeZone } = usePreferences();
  const histogram = useReadingPart(session, (reading) => reading.histogram);
  if (!histogram) return null;
  const { bars, widthMs } = histogram;
  const isZoomed = choice.from === 'time' && choice.until === 'time';
  return (
    <>
      <TimeHistogram
        bars={bars}
        widthMs={widthMs}
        isFiltered={choice.find !== '' || choice.filter.trim() !== ''}
        timeText={(ms) => formatTime(ms, timeZone, widthMs < 1_000 ? 'millis' : undefined)}
        onZoom={(fromMs, untilMs) =>
          onChoose({
            from: 'time',
            time: new Date(fromMs),
            until: 'time',
            untilTime: new Date(untilMs),
          })
        }
      />
      {isZoomed && (
        <Button
          iconName="zoom-out"
          onClick={() => onChoose({ from: 'horizon', time: null, until: 'now', untilTime: null })}
        >
          All of the stream
        </Button>
      )}
    </>
  );
});
