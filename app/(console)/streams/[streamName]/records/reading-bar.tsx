'use client';

import Box from '@cloudscape-design/components/box';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { isLive } from './reading-query.ts';
import { readingSentences } from './reading-sentences.ts';
import type { Reading, ReadingSession } from './reading-session.ts';
import type { ReadingChoice } from './search-params.ts';
import { useReadingPart } from './use-reading-part.ts';
import { formatCount, plural } from '#lib/format/count.ts';

interface ReadingBarProps {
  choice: ReadingChoice;
  session: ReadingSession;
}

/** What was read, what it cost and why it ended. Only its end is spoken: the rest changes ten times a second. */
export function ReadingBar({ choice, session }: ReadingBarProps) {
  const { progress, isReading, lines, received, resumed } = useReadingPart(session, whole);
  const isFiltered = choice.find !== '' || choice.filter.trim() !== '';
  const sentences = progress ? readingSentences(progress, isFiltered) : [];
  if (isLive(choice) && received > 0)
    sentences.unshift(`Showing ${formatCount(lines.length)} of ${formatCount(received)}.`);
  if (resumed > 0)
    sentences.push(
      `The connection was lost ${plural(resumed, 'time')}; each time it went on where it was.`,
    );
  const text = sentences.join(' ');
  return (
    <SpaceBetween size="xxs">
      <div role="status">
        {!isReading && progress && <Box color="text-body-secondary">{text}</Box>}
      </div>
      {isReading && (
        <Box color="text-body-secondary">
          <span style={{ fontVariantNumeric: 'tabular-nums' }}>{text || 'Reading…'}</span>
        </Box>
      )}
      {isReading && progress && isFiltered && !isLive(choice) && (
        <ProgressBar
          ariaLabel="Shards read to their end"
          value={(100 * progress.shardsDone) / Math.max(1, progress.shards)}
          additionalInfo={`${formatCount(progress.shardsDone)} of ${plural(progress.shards, 'shard')} read to the end`}
        />
      )}
    </SpaceBetween>
  );
}

const whole = (reading: Reading): Reading => reading;
