'use client';

import Box from '@cloudscape-design/components/box';
import { LineMark } from '#components/charts/draw/chart-tooltip.tsx';
import { slotColor } from '#components/charts/draw/series-colors.ts';

interface SeriesLegendProps {
  entries: readonly { id: string; name: string; slot: number; isDashed?: boolean }[];
}

/** Which colour is whose, for one chart or for several that share their lines. */
export const SeriesLegend = ({ entries }: SeriesLegendProps) => (
  <Box fontSize="body-s">
    <ul
      style={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: '0 16px',
        margin: 0,
        padding: 0,
        listStyle: 'none',
      }}
    >
      {entries.map(({ id, name, slot, isDashed = false }) => (
        <li key={id} style={{ display: 'flex', gap: 6, alignItems: 'center' }}>
          <LineMark color={slotColor(slot)} isDashed={isDashed} />
          {name}
        </li>
      ))}
    </ul>
  </Box>
);
