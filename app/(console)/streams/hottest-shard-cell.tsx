'use client';

import { CellGap } from './cell-gap.tsx';
import type { StreamRow } from './stream-row.ts';
import { useStreamLoad } from './use-stream-load.ts';
import { UtilisationBadge } from '#components/charts/draw/utilisation-badge.tsx';
import { limitName } from '#lib/kinesis/load-sentence.ts';

interface HottestShardCellProps {
  stream: StreamRow;
  simulated: boolean;
}

/** How near its limit the shard is that is nearest to it. */
export function HottestShardCell({ stream, simulated }: HottestShardCellProps) {
  const { data, error } = useStreamLoad(stream, simulated);
  if (!data) return <CellGap error={error} />;
  const { hottest } = data;
  if (!hottest) return <CellGap text={simulated ? 'No traffic' : 'No shard-level metrics'} />;
  return (
    <UtilisationBadge
      share={hottest.share}
      of={limitName[hottest.binding]}
      refused={hottest.refused}
    />
  );
}
