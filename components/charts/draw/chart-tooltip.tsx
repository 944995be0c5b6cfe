'use client';

import {
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
  colorTextBodyDefault,
  colorTextBodySecondary,
} from '@cloudscape-design/design-tokens';
import type { ChartLine } from '#components/charts/draw/limit-chart.tsx';

interface ChartTooltipProps {
  title: string;
  lines: readonly ChartLine[];
  /** The value of each line at the pointed step, `NaN` in a gap. */
  valueOf: (line: ChartLine) => number | undefined;
  format: (value: number) => string;
}

/** What the lines say at one time, largest first, each beside the average of its minute. */
export function ChartTooltip({ title, lines, valueOf, format }: ChartTooltipProps) {
  const said = lines
    .filter((line) => !line.isAverage)
    .map((line) => ({ line, value: valueOf(line) }))
    .toSorted((a, b) => (b.value || 0) - (a.value || 0));
  const averages = new Map(
    lines.filter((line) => line.isAverage).map((line) => [line.averageOf, valueOf(line)]),
  );
  return (
    <table style={tooltipStyle}>
      <thead>
        <tr>
          <th style={{ textAlign: 'start', paddingInlineEnd: 12 }}>{title}</th>
          <td />
          {averages.size > 0 && <td style={{ color: colorTextBodySecondary }}>minute</td>}
        </tr>
      </thead>
      <tbody>
        {said.map(({ line, value }) => (
          <tr key={line.id}>
            <td style={{ paddingInlineEnd: 12 }}>
              <LineMark color={line.color} /> {line.name}
            </td>
            <td style={{ textAlign: 'end' }}>{textOf(value, format)}</td>
            {averages.size > 0 && (
              <td
                style={{ textAlign: 'end', paddingInlineStart: 12, color: colorTextBodySecondary }}
              >
                {averages.has(line.id) && textOf(averages.get(line.id), format)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const textOf = (value: number | undefined, format: (value: number) => string): string =>
  value === undefined || Number.isNaN(value) ? 'no data' : format(value);

const tooltipStyle = {
  padding: '4px 8px',
  borderRadius: 8,
  border: `1px solid ${colorBorderDividerDefault}`,
  background: colorBackgroundContainerContent,
  color: colorTextBodyDefault,
  fontSize: 12,
  lineHeight: '16px',
  whiteSpace: 'nowrap',
  fontVariantNumeric: 'tabular-nums',
} as const;

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
