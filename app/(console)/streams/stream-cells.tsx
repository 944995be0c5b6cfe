'use client';

import Box from '@cloudscape-design/components/box';
import Popover from '@cloudscape-design/components/popover';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { streamLoadQuery, summaryQuery } from './queries.ts';
import type { StreamRow } from './stream-row.ts';
import { Sparkline } from '#components/charts/draw/sparkline.tsx';
import { UtilisationBadge } from '#components/charts/draw/utilisation-badge.tsx';
import type { ReadError } from '#lib/aws/read.ts';
import { formatCount } from '#lib/format/count.ts';
import { formatRate } from '#lib/format/rate.ts';
import { limitName } from '#lib/kinesis/load-sentence.ts';

interface CellProps {
  stream: StreamRow;
  simulated: boolean;
}

export function OpenShardsCell({ stream, simulated }: CellProps) {
  const { data, error } = useQuery(summaryQuery(stream.name, stream.status, simulated));
  const count = data?.StreamDescriptionSummary?.OpenShardCount;
  if (count !== undefined) return formatCount(count);
  return error ? <CellFailure error={error} /> : <Muted>…</Muted>;
}

export function InRateCell({ stream, simulated }: CellProps) {
  const { data, error } = useStreamLoad(stream, simulated);
  if (!data) return error ? <CellFailure error={error} /> : <Muted>…</Muted>;
  const { recordsIn, recordsInNow } = data;
  if (recordsInNow === undefined) return <Muted>Nothing came in</Muted>;
  const now = formatRate(recordsInNow, 'records');
  return (
    <div style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
      <Sparkline values={recordsIn} label={`Records in over the last 5 minutes, now ${now}`} />
      <span style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{now}</span>
    </div>
  );
}

export function HottestShardCell({ stream, simulated }: CellProps) {
  const { data, error } = useStreamLoad(stream, simulated);
  if (!data) return error ? <CellFailure error={error} /> : <Muted>…</Muted>;
  const { hottest } = data;
  if (hottest) {
    return (
      <UtilisationBadge
        share={hottest.share}
        of={limitName[hottest.binding]}
        refused={hottest.refused}
      />
    );
  }
  return <Muted>{simulated ? 'No traffic' : 'No shard-level metrics'}</Muted>;
}

const useStreamLoad = ({ name, status }: StreamRow, simulated: boolean) =>
  useQuery({
    ...streamLoadQuery(name, simulated),
    enabled: status === 'ACTIVE' || status === 'UPDATING',
  });

const Muted = ({ children }: { children: string }) => (
  <Box variant="span" color="text-status-inactive">
    {children}
  </Box>
);

function CellFailure({ error }: { error: ReadError }) {
  const { name, message, requestId } = error.failure;
  return (
    <Popover
      header={name}
      content={requestId === undefined ? message : `${message} (request ${requestId})`}
      dismissAriaLabel="Close"
    >
      <StatusIndicator type="error">Not known</StatusIndicator>
    </Popover>
  );
}
