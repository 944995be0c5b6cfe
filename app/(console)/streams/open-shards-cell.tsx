'use client';

import { useQuery } from '@tanstack/react-query';
import { CellGap } from './cell-gap.tsx';
import { summaryQuery } from './queries.ts';
import type { StreamRow } from './stream-row.ts';
import { formatCount } from '#lib/format/count.ts';

interface OpenShardsCellProps {
  stream: StreamRow;
  simulated: boolean;
}

export function OpenShardsCell({ stream, simulated }: OpenShardsCellProps) {
  const { data, error } = useQuery(summaryQuery(stream.name, stream.status, simulated));
  const count = data?.StreamDescriptionSummary?.OpenShardCount;
  return count === undefined ? <CellGap error={error} /> : formatCount(count);
}
