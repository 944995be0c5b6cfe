'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import { Fragment } from 'react';
import { signsHourDollars } from './fleet-paces.ts';
import { fleetSentence } from './fleet-sentence.ts';
import type { FleetRow } from './use-fleet.ts';
import { useMetricsOffered } from '../use-metrics-offered.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { formatCount } from '#lib/format/count.ts';
import { formatDollars } from '#lib/format/dollars.ts';

interface FleetSummaryProps {
  rows: readonly FleetRow[];
  windowMs: number | undefined;
  /** Whether the shards of all streams were looked at. */
  isSmall: boolean;
}

/** The one sentence that says where to look. */
export function FleetSummary({ rows, windowMs, isSmall }: FleetSummaryProps) {
  const { simulated } = useConnection();
  const needy = rows
    .filter(({ need }) => need.kind !== 'none')
    .toSorted((a, b) => b.need.urgency - a.need.urgency);
  if (!useMetricsOffered()) return <NothingMeasured />;
  if (windowMs === undefined) return null;
  const parts = fleetSentence(needy.map(toNeedy), rows.length, windowMs);
  return (
    <Box margin={{ bottom: 'm' }}>
      <Alert type={needy.length > 0 ? 'warning' : 'success'} statusIconAriaLabel="The fleet">
        <p style={{ margin: 0 }} role="status">
          {parts.map(({ name, text }) => (
            <Fragment key={name ?? ''}>
              {name !== undefined && (
                <Link href={`/streams/${encodeURIComponent(name)}/monitoring`}>{name}</Link>
              )}
              {text}
            </Fragment>
          ))}
        </p>
        <Box fontSize="body-s" color="inherit">
          {!isSmall &&
            `Ordered by what was refused, how late readers are, and traffic; shards are looked at only of the rows shown. `}
          {!simulated &&
            `This page asks CloudWatch for 5 metrics of each of ${formatCount(rows.length)} streams, about ${formatDollars(signsHourDollars(rows.length))} an hour while it is open.`}
        </Box>
      </Alert>
    </Box>
  );
}

const NothingMeasured = () => {
  const { name } = useConnection();
  return (
    <Box margin={{ bottom: 'm' }}>
      <Alert type="info" header={`${name} measures nothing`}>
        It does not offer CloudWatch’s GetMetricData, so which stream needs you cannot be told from
        here: no rates, no throttles, no iterator age.
      </Alert>
    </Box>
  );
};

const toNeedy = ({ name, need, signs, load, summary, retentionHours }: FleetRow) => ({
  name,
  need,
  readerAgeMs: signs?.readerAgeMs,
  retentionHours: summary?.RetentionPeriodHours ?? retentionHours,
  throttledShards: load?.throttledShards,
  hottest: load?.hottest,
});
