'use client';

import {
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
  colorTextBodyDefault,
} from '@cloudscape-design/design-tokens';
import type { ChartLine } from '#components/charts/draw/limit-chart.tsx';

interface ChartTooltipProps {
  title: string;
  lines: readonly ChartLine[];
  /** The value of each line at the pointed step, `undefined` in a gap. */
  valueOf: (line: ChartLine) => number | undefined;
  format: (value: number) => string;
}

/** What the lines say at one time, largest first. */
export function ChartTooltip({ title, lines, valueOf, format }: ChartTooltipProps) {
  const said = lines
    .map((line) => ({ line, value: valueOf(line) }))
    .toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1));
  return (
    <div
      style={{
        padding: '6px 10px',
        borderRadius: 8,
        border: `1px solid ${colorBorderDividerDefault}`,
        background: colorBackgroundContainerContent,
        color: colorTextBodyDefault,
        fontSize: 12,
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      <strong>{title}</strong>
      {said.map(({ line, value }) => (
        <div key={line.id} style={{ display: 'flex', gap: 6, alignItems: 'center' }}>
          <LineMark color={line.color} />
          <span style={{ flex: 1 }}>{line.name}</span>
          <span>{value === undefined ? 'no data' : format(value)}</span>
        </div>
      ))}
    </div>
  );
}

export function LineMark({ color, isDashed = false }: { color: string; isDashed?: boolean }) {
  return (
    <svg width={16} height={8} aria-hidden>
      <line
        x2={16}
        y1={4}
        y2={4}
        stroke={color}
        strokeWidth={isDashed ? 2 : 3}
        {...(isDashed && { strokeDasharray: '4 2' })}
      />
    </svg>
  );
}
