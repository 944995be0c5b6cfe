'use client';

import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';
import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount } from '#lib/format/count.ts';
import { formatSignificant } from '#lib/format/significant.ts';
import type { GeneratorRates } from '#lib/jobs/generator-report.ts';
import type { GeneratorView } from '#lib/jobs/generator-view.ts';

interface GeneratorCountsProps {
  tally: GeneratorView['tally'];
  /** Absent when it does not run. */
  rates: GeneratorRates | undefined;
  wantedPerSecond: number;
}

/** What became of the records. Nothing is rounded away: made = sent + given up + waiting. */
export function GeneratorCounts({ tally, rates, wantedPerSecond }: GeneratorCountsProps) {
  const waiting = Math.max(0, tally.generated - tally.sent - tally.failed);
  return (
    <div
      style={{
        display: 'grid',
        gap: '12px 16px',
        gridTemplateColumns: 'repeat(auto-fill, minmax(120px, 1fr))',
      }}
    >
      <Count label="Rate now" note={`records/s of ${formatSignificant(wantedPerSecond)} asked`}>
        {rates ? formatSignificant(Math.round(rates.sentPerSecond * 10) / 10) : '–'}
      </Count>
      <Count label="Sent" note="records acknowledged">
        {formatCount(tally.sent)}
      </Count>
      <Count
        label="Throttled"
        note={`refusals received${rates ? `, ${formatSignificant(Math.round(rates.throttledPerSecond))}/s now` : ''}`}
        isBad={tally.throttled > 0}
      >
        {formatCount(tally.throttled)}
      </Count>
      <Count label="Retried" note="records sent once more">
        {formatCount(tally.retried)}
      </Count>
      <Count label="Failed" note="records given up" isBad={tally.failed > 0}>
        {formatCount(tally.failed)}
      </Count>
      <Count label="Waiting" note="to be sent or answered">
        {formatCount(waiting)}
      </Count>
      <Count
        label="Volume"
        note={`sent${rates ? `, ${formatBytes(rates.bytesPerSecond)}/s now` : ''}`}
      >
        {formatBytes(tally.bytes)}
      </Count>
      {tally.maybeDuplicated > 0 && (
        <Count label="Maybe twice" note="sent again after no answer" isBad>
          {formatCount(tally.maybeDuplicated)}
        </Count>
      )}
    </div>
  );
}

interface CountProps {
  label: string;
  /** The unit, in words. */
  note: string;
  isBad?: boolean;
  children: ReactNode;
}

const Count = ({ label, note, isBad = false, children }: CountProps) => (
  <div>
    <Box variant="awsui-key-label">{label}</Box>
    <Box
      fontSize="heading-m"
      fontWeight="bold"
      {...(isBad && { color: 'text-status-error' as const })}
    >
      <span style={{ fontVariantNumeric: 'tabular-nums' }}>{children}</span>
    </Box>
    <Box fontSize="body-s" color="text-body-secondary">
      {note}
    </Box>
  </div>
);
