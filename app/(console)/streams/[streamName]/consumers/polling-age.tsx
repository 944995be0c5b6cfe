'use client';

import Box from '@cloudscape-design/components/box';
import type { BehindInMinute } from './queries.ts';
import { usePreferences } from '#components/layout/preferences.tsx';
import { formatDuration } from '#lib/format/duration.ts';
import { formatTime } from '#lib/format/time.ts';

interface PollingAgeProps {
  behind: BehindInMinute | undefined;
  simulated: boolean;
}

/** What CloudWatch knows of the readers that poll, all together. */
export function PollingAge({ behind, simulated }: PollingAgeProps) {
  const { timeZone } = usePreferences();
  const resolution = simulated
    ? 'By CloudWatch, the greatest of each minute.'
    : 'By CloudWatch: the greatest of each minute, some minutes late. It does not tell readers that poll from one another.';
  return (
    <Box fontSize="body-s" color="text-body-secondary">
      {behind
        ? `Readers that poll, all together: at most ${formatDuration(behind.behindMs)} behind in the minute of ${formatTime(behind.atMs, timeZone)} (GetRecords.IteratorAgeMilliseconds). `
        : 'Readers that poll: none in the last 15 minutes that CloudWatch knows of. '}
      {resolution}
    </Box>
  );
}
