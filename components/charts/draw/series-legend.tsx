'use client';

import Box from '@cloudscape-design/components/box';
import { colorTextBodySecondary } from '@cloudscape-design/design-tokens';
import type { LineKind } from '#components/charts/draw/limit-chart.tsx';
import { LineMark } from '#components/charts/draw/line-mark.tsx';
import { slotColor } from '#components/charts/draw/series-colors.ts';

interface LegendEntry {
  id: string;
  name: string;
  /** Left out where the entry is of no one series: it tells what such lines are. */
  slot?: number;
  kind?: LineKind;
}

interface SeriesLegendProps {
  entries: readonly LegendEntry[];
}

/** Which colour is whose and which line is what, for one chart or for several that share their lines. */
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
      {entries.map(({ id, name, slot, kind = 'measured' }) => (
        <li key={id} style={{ display: 'flex', gap: 6, alignItems: 'center' }}>
          <LineMark
            color={slot === undefined ? colorTextBodySecondary : slotColor(slot)}
            kind={kind}
          />
          {name}
        </li>
      ))}
    </ul>
  </Box>
);
