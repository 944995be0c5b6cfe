'use client';

import Box from '@cloudscape-design/components/box';
import { CellGap } from './cell-gap.tsx';
import type { FleetRow } from './use-fleet.ts';
import { Swatch } from '#components/charts/draw/heat-legend.tsx';
import { levelColor } from '#components/charts/prepare/heat-palette.ts';
import { formatCount } from '#lib/format/count.ts';

/** What was refused a minute; never only a colour. */
export function ThrottleCell({ row: { signs, error } }: { row: FleetRow }) {
  if (signs === undefined) return <CellGap error={error} />;
  const records = signs?.recordsRefused ?? 0;
  const reads = signs?.readsRefused ?? 0;
  if (records + reads === 0) return <CellGap text="none" />;
  const parts = [
    records > 0 && `${formatCount(Math.max(1, records))} records`,
    reads > 0 && `${formatCount(Math.max(1, reads))} reads`,
  ];
  return (
    <Box variant="span" fontWeight="bold">
      <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' }}>
        <Swatch color={levelColor.hot} opacity={1} isHatched />
        {parts.filter(Boolean).join(', ')}
      </span>
    </Box>
  );
}
