'use client';

import { CellGap } from './cell-gap.tsx';
import type { FleetRow } from './use-fleet.ts';
import { Sparkline } from '#components/charts/draw/sparkline.tsx';
import { UtilisationBadge } from '#components/charts/draw/utilisation-badge.tsx';
import { formatPercent } from '#lib/format/percent.ts';
import { limitName } from '#lib/kinesis/load-sentence.ts';

interface HottestShardCellProps {
  row: FleetRow;
  simulated: boolean;
}

/** How near its limit the shard is that is nearest to it, now and over five minutes. */
export function HottestShardCell({
  row: { load, error, status },
  simulated,
}: HottestShardCellProps) {
  if (!load) return <CellGap error={error} {...(status === 'CREATING' && { text: 'Not yet' })} />;
  const { hottest, isTooWide } = load;
  if (isTooWide) return <CellGap text="Over 100 shards: see its page" />;
  if (!hottest) return <CellGap text={simulated ? 'No traffic' : 'No shard-level metrics'} />;
  const { share, series, binding, refused } = hottest;
  return (
    <div style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
      <Sparkline
        width={80}
        values={series}
        limit={1}
        label={`Utilisation of the hottest shard over the last 5 minutes, now ${formatPercent(share)}`}
      />
      <UtilisationBadge share={share} of={limitName[binding]} refused={refused} />
    </div>
  );
}
