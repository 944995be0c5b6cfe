'use client';

import {
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
  colorTextBodyDefault,
  colorTextBodySecondary,
} from '@cloudscape-design/design-tokens';
import type { ChartLine } from '#components/charts/draw/limit-chart.tsx';
import { LineMark } from '#components/charts/draw/line-mark.tsx';

interface ChartTooltipProps {
  title: string;
  lines: readonly ChartLine[];
  /** The value of each line at the pointed step, `NaN` in a gap. */
  valueOf: (line: ChartLine) => number | undefined;
  format: (value: number) => string;
}

/** Beside what was measured, in this order. */
const companions = [
  { kind: 'average', head: 'minute' },
  { kind: 'peak', head: 'highest' },
] as const;

/** What the lines say at one time, largest first, each beside its average or its highest. */
export function ChartTooltip({ title, lines, valueOf, format }: ChartTooltipProps) {
  const said = lines
    .filter(({ kind }) => kind === 'measured')
    .map((line) => ({ line, value: valueOf(line) }))
    .toSorted((a, b) => (b.value || 0) - (a.value || 0));
  const beside = companions
    .map(({ kind, head }) => ({ head, lines: lines.filter((line) => line.kind === kind) }))
    .filter((column) => column.lines.length > 0);
  return (
    <table style={tooltipStyle}>
      <thead>
        <tr>
          <th style={{ textAlign: 'start', paddingInlineEnd: 12 }}>{title}</th>
          <td />
          {beside.map(({ head }) => (
            <td key={head} style={besideStyle}>
              {head}
            </td>
          ))}
        </tr>
      </thead>
      <tbody>
        {said.map(({ line, value }) => (
          <tr key={line.id}>
            <td style={{ paddingInlineEnd: 12 }}>
              <LineMark color={line.color} /> {line.name}
            </td>
            <td style={{ textAlign: 'end' }}>{textOf(value, format)}</td>
            {beside.map(({ head, lines: others }) => {
              const other = others.find(({ of }) => of === line.id);
              return (
                <td key={head} style={besideStyle}>
                  {other && textOf(valueOf(other), format)}
                </td>
              );
            })}
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

const besideStyle = {
  textAlign: 'end',
  paddingInlineStart: 12,
  color: colorTextBodySecondary,
} as const;
