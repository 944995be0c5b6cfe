'use client';

import Box from '@cloudscape-design/components/box';
import { CellGap } from './cell-gap.tsx';
import type { StreamLoad } from './stream-load.ts';
import type { FleetRow } from './use-fleet.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { formatRate } from '#lib/format/rate.ts';
import { type ShardLimit, shardLimits, writeUtilisation } from '#lib/kinesis/utilisation.ts';

interface FlowCellProps {
  row: FleetRow;
  direction: 'in' | 'out';
}

/** What goes in or out of the whole stream, and how much of what its shards could take together that is. */
export function FlowCell({ row: { load, error }, direction }: FlowCellProps) {
  if (!load) return <CellGap error={error} />;
  const { rate, share } = direction === 'in' ? flowIn(load) : flowOut(load);
  if (share === 0) return <CellGap text="none" />;
  return (
    <span style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {rate}
      <br />
      <Box variant="span" color="text-body-secondary" fontSize="body-s">
        {formatPercent(share)} of its capacity
      </Box>
    </span>
  );
}

/** The limit that binds of the two, in its own unit. */
function flowIn({ rates, openShards }: StreamLoad) {
  const each = (rate: number) => rate / Math.max(1, openShards);
  const { share, binding } = writeUtilisation({
    recordsIn: each(rates.recordsIn),
    bytesIn: each(rates.bytesIn),
  });
  const rate =
    binding === 'bytesIn' && rates.bytesIn > 0
      ? formatRate(rates.bytesIn, 'bytes')
      : formatRate(rates.recordsIn, 'records');
  return { rate, share };
}

const outLimit: ShardLimit = 'bytesOut';

const flowOut = ({ rates, openShards }: StreamLoad) => ({
  rate: formatRate(rates.bytesOut, 'bytes'),
  share: rates.bytesOut / (shardLimits[outLimit] * Math.max(1, openShards)),
});
