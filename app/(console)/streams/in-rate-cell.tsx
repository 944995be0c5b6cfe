'use client';

import { CellGap } from './cell-gap.tsx';
import type { StreamRow } from './stream-row.ts';
import { useStreamLoad } from './use-stream-load.ts';
import { Sparkline } from '#components/charts/draw/sparkline.tsx';
import { formatRate } from '#lib/format/rate.ts';

interface InRateCellProps {
  stream: StreamRow;
  simulated: boolean;
}

export function InRateCell({ stream, simulated }: InRateCellProps) {
  const { data, error } = useStreamLoad(stream, simulated);
  if (!data) return <CellGap error={error} />;
  const { recordsIn, recordsInNow } = data;
  if (recordsInNow === undefined) return <CellGap text="Nothing came in" />;
  const now = formatRate(recordsInNow, 'records');
  return (
    <div style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
      <Sparkline
        width={80}
        values={recordsIn}
        label={`Records in over the last 5 minutes, now ${now}`}
      />
      <span style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{now}</span>
    </div>
  );
}
