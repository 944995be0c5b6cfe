'use client';

import { CellGap } from './cell-gap.tsx';
import type { FleetRow } from './use-fleet.ts';
import { formatDollars } from '#lib/format/dollars.ts';
import { onDemandDay, provisionedDay, total } from '#lib/prices/kinesis.ts';
import { retentionDay } from '#lib/prices/retention.ts';

/** What a day costs on AWS in us-east-1 if it goes on as in the last minute. */
export function DayCostCell({ row: { load, summary, error, mode } }: { row: FleetRow }) {
  if (!load || !summary) return <CellGap error={error} />;
  const flow = {
    recordsPerSecond: load.rates.recordsIn,
    bytesPerSecond: load.rates.bytesIn,
    bytesOutPerSecond: load.rates.bytesOut,
  };
  const streamMode = mode === 'ON_DEMAND' ? 'ON_DEMAND' : 'PROVISIONED';
  const day =
    streamMode === 'ON_DEMAND' ? onDemandDay(flow) : provisionedDay(flow, load.openShards);
  const kept = retentionDay({
    mode: streamMode,
    openShards: load.openShards,
    retentionHours: summary.RetentionPeriodHours ?? 24,
    bytesPerSecond: flow.bytesPerSecond,
  });
  return (
    <span style={{ fontVariantNumeric: 'tabular-nums' }}>{formatDollars(day + total(kept))}</span>
  );
}
