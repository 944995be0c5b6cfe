'use client';

import Box from '@cloudscape-design/components/box';
import { CellGap } from './cell-gap.tsx';
import { lateFrom, lateness } from './stream-need.ts';
import type { FleetRow } from './use-fleet.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatPercent } from '#lib/format/percent.ts';

const hourMs = 3_600_000;

/** How far behind the reader is that is furthest behind, against how long records are kept. */
export function ReaderAgeCell({ row: { signs, summary, error } }: { row: FleetRow }) {
  if (signs === undefined) return <CellGap error={error} />;
  const ageMs = signs?.readerAgeMs ?? null;
  const hours = summary?.RetentionPeriodHours;
  if (ageMs === null) return <CellGap text="Nobody read" />;
  const share = lateness(ageMs, hours);
  const age = ageMs === 0 ? 'caught up' : `${formatDuration(ageMs)} behind`;
  return (
    <span style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {share >= lateFrom ? <strong>{age}</strong> : age}
      {hours !== undefined && (
        <>
          <br />
          <Box variant="span" color="text-body-secondary" fontSize="body-s">
            {share > 0 && `${formatPercent(share)} of `}
            {hours <= 48 ? `${hours} h` : formatDuration(hours * hourMs)} kept
          </Box>
        </>
      )}
    </span>
  );
}
