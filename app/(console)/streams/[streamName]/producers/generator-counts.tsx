'use client';

import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';
import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount } from '#lib/format/count.ts';
import { formatSignificant } from '#lib/format/significant.ts';
import type { GeneratorRates } from '#lib/jobs/generator-report.ts';
import type { GeneratorView } from '#lib/jobs/generator-view.ts';
import type { Tally } from '#lib/jobs/tally.ts';
import { rateAt } from '#lib/jobs/traffic-shape.ts';

interface GeneratorCountsProps {
  generator: GeneratorView;
  /** Absent when it does not run. */
  rates: GeneratorRates | undefined;
  nowMs: number;
}

const tenths = (value: number): string => formatSignificant(Math.round(value * 10) / 10);

/** What became of the records. Nothing is rounded away: made = sent + given up + waiting. */
export function GeneratorCounts({ generator, rates, nowMs }: GeneratorCountsProps) {
  const { tally, sending } = generator;
  const waiting = Math.max(0, tally.generated - tally.sent - tally.failed);
  return (
    <div
      style={{
        display: 'grid',
        gap: '12px 16px',
        gridTemplateColumns: 'repeat(auto-fill, minmax(120px, 1fr))',
      }}
    >
      <Count label="Rate now" note={`records/s${askedNow(generator, nowMs)}`}>
        {rates ? tenths(rates.sentPerSecond) : '–'}
      </Count>
      <Count label="Sent" note="records acknowledged">
        {formatCount(tally.sent)}
      </Count>
      <Count
        label="Refused"
        note={`refusals received${rates ? `, ${formatSignificant(Math.round(rates.throttledPerSecond))}/s now` : ''}`}
        isBad={tally.throttled > 0}
      >
        {formatCount(tally.throttled)}
      </Count>
      <Count label="Retried" note="records sent once more">
        {formatCount(tally.retried)}
      </Count>
      <Count label="Duplicated" note="acknowledged again" isBad={tally.duplicated > 0}>
        {formatCount(tally.duplicated)}
      </Count>
      <Count
        label="Failed"
        note={
          tally.expired > 0 ? `given up, ${formatCount(tally.expired)} expired` : 'records given up'
        }
        isBad={tally.failed > 0}
      >
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
      <SeldomCounts tally={tally} latency={rates?.latencyMs} aggregates={sending.aggregates} />
    </div>
  );
}

interface SeldomCountsProps {
  tally: Tally;
  latency: GeneratorRates['latencyMs'];
  aggregates: boolean;
}

/** What is not there for every generator. */
const SeldomCounts = ({ tally, latency, aggregates }: SeldomCountsProps) => (
  <>
    {latency && (
      <Count label="Latency" note={`ms a call now, ${tenths(latency.slowest)} at most`}>
        {tenths(latency.average)}
      </Count>
    )}
    {aggregates && tally.puts > 0 && (
      <Count label="Packed" note={`records in each of ${formatCount(tally.puts)}`}>
        {tenths((tally.sent + tally.duplicated) / tally.puts)}
      </Count>
    )}
    {tally.leftOut > 0 && (
      <Count label="Left out" note="lines not of the form" isBad>
        {formatCount(tally.leftOut)}
      </Count>
    )}
    {tally.maybeDuplicated > 0 && (
      <Count label="Maybe twice" note="sent again after no answer" isBad>
        {formatCount(tally.maybeDuplicated)}
      </Count>
    )}
  </>
);

/** What the traffic shape asks for at this moment; files ask for nothing. */
function askedNow(generator: GeneratorView, nowMs: number): string {
  const { tail, traffic: shape, recordsPerSecond, startedMs } = generator;
  if (tail) return '';
  const sinceMs = startedMs === undefined ? 0 : nowMs - startedMs;
  return ` of ${tenths(rateAt({ shape, recordsPerSecond }, sinceMs))} asked`;
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
