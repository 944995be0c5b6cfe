'use client';

import type { LineKind } from '#components/charts/draw/limit-chart.tsx';

/** How lines of each kind are dashed, on the chart and in its legend. */
export const dashes: Readonly<Record<LineKind, string | undefined>> = {
  measured: undefined,
  average: '6 4',
  peak: '1 4',
};

interface LineMarkProps {
  color: string;
  kind?: LineKind;
}

/** A piece of a line, to tell by whose it is and what it says. */
export const LineMark = ({ color, kind = 'measured' }: LineMarkProps) => (
  <svg width={16} height={8} aria-hidden>
    <line
      x1={1}
      x2={15}
      y1={4}
      y2={4}
      stroke={color}
      strokeLinecap="round"
      strokeWidth={kind === 'measured' ? 3 : 2}
      strokeDasharray={dashes[kind]}
    />
  </svg>
);
