'use client';

import Box from '@cloudscape-design/components/box';
import {
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
} from '@cloudscape-design/design-tokens';
import { type Series, type Steps, timeOf } from '#components/charts/prepare/series.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';

interface SeriesTableProps {
  title: string;
  series: readonly Series[];
  steps: Steps;
  timeZone: TimeZoneChoice;
  format: (value: number) => string;
}

/** The twin of a chart: the same numbers, newest first. */
export function SeriesTable({ title, series, steps, timeZone, format }: SeriesTableProps) {
  const newestFirst = Array.from({ length: steps.length }, (_, index) => steps.length - 1 - index);
  return (
    <Box fontSize="body-s">
      <div
        role="region"
        aria-label={`${title} as a table`}
        // A region that scrolls must be reachable with the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        style={{ maxHeight: 240, overflow: 'auto', fontVariantNumeric: 'tabular-nums' }}
      >
        <table style={{ borderCollapse: 'collapse', width: '100%' }}>
          <thead>
            <tr>
              <th scope="col" style={headStyle}>
                Time
              </th>
              {series.map((one) => (
                <th key={one.id} scope="col" style={{ ...headStyle, textAlign: 'right' }}>
                  {one.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {newestFirst.map((step) => (
              <tr key={timeOf(steps, step)}>
                <th scope="row" style={timeStyle}>
                  {formatTime(timeOf(steps, step), timeZone)}
                </th>
                {series.map((one) => (
                  <td key={one.id} style={valueStyle}>
                    {textOf(one.values[step], format)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Box>
  );
}

const textOf = (value: number | undefined, format: (value: number) => string): string =>
  value === undefined || Number.isNaN(value) ? 'no data' : format(value);

const cell = { padding: '2px 12px 2px 0', whiteSpace: 'nowrap' } as const;
const headStyle = {
  ...cell,
  position: 'sticky',
  insetBlockStart: 0,
  textAlign: 'left',
  background: colorBackgroundContainerContent,
  borderBlockEnd: `1px solid ${colorBorderDividerDefault}`,
} as const;
const timeStyle = { ...cell, textAlign: 'left', fontWeight: 'normal' } as const;
const valueStyle = { ...cell, textAlign: 'right' } as const;
