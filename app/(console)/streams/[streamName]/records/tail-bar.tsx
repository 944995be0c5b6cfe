'use client';

import Button from '@cloudscape-design/components/button';
import { memo } from 'react';
import type { ReadingSession } from './reading-session.ts';
import { useReadingPart } from './use-reading-part.ts';
import { formatCount } from '#lib/format/count.ts';

interface TailBarProps {
  session: ReadingSession;
  isHeld: boolean;
  isPaused: boolean;
  /** Came while it was held. */
  missed: number;
  onPause: () => void;
  onGoOn: () => void;
}

/** Whether the list moves, and the way back to its end. */
export const TailBar = memo(function TailBar(props: TailBarProps) {
  const { session, isHeld, isPaused, missed, onPause, onGoOn } = props;
  const isReading = useReadingPart(session, (reading) => reading.isReading);
  return (
    <div
      style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', marginBlockEnd: 8 }}
    >
      {isHeld ? (
        <Button iconName="angle-down" variant="primary" onClick={onGoOn}>
          {missed > 0 ? `${formatCount(missed)} new` : 'Go on'}
        </Button>
      ) : (
        <Button
          iconName="pause"
          disabled={!isReading}
          disabledReason="The tail has been stopped."
          onClick={onPause}
        >
          Pause
        </Button>
      )}
      <span role="status" style={{ fontSize: 14 }}>
        {isHeld
          ? isPaused
            ? 'Paused. Records go on being read.'
            : 'Held still because you scrolled. Records go on being read.'
          : ''}
      </span>
    </div>
  );
});
