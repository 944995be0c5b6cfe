'use client';

import {
  colorBackgroundContainerContent,
  colorChartsThresholdNegative,
} from '@cloudscape-design/design-tokens';
import { Line, ReferenceLine } from 'recharts';
import type { ChartLine } from '#components/charts/draw/limit-chart.tsx';
import { type ChartPoint, isLonely, mostPoints } from '#components/charts/prepare/chart-points.ts';

export const drawnLimit = ({ value, text }: { value: number; text: string }) => (
  <ReferenceLine
    y={value}
    stroke={colorChartsThresholdNegative}
    strokeDasharray="6 3"
    label={{
      value: text,
      position: 'insideTopLeft',
      fill: colorChartsThresholdNegative,
      fontSize: 12,
      // The background's colour round the letters keeps them readable where lines cross.
      stroke: colorBackgroundContainerContent,
      strokeWidth: 4,
      paintOrder: 'stroke',
    }}
  />
);

/** A line through the seconds, or dashed steps through the minutes. */
export const drawnLine = (line: ChartLine) => (
  <Line
    key={line.id}
    name={line.name}
    dataKey={(point: ChartPoint) => point[line.id]}
    type={line.isAverage ? 'stepAfter' : 'linear'}
    stroke={line.color}
    strokeWidth={line.isAverage ? 1.5 : 2}
    {...(line.isAverage && { strokeDasharray: '6 4' })}
    dot={hasLonelyValue(line.values) ? lonelyDot(line) : false}
    activeDot={{ r: 3 }}
    connectNulls={false}
    isAnimationActive={false}
  />
);

function hasLonelyValue(values: ArrayLike<number>): boolean {
  for (let step = 0; step < values.length; step++) if (isLonely(values, step)) return true;
  return false;
}

interface DotProps {
  cx?: number;
  cy?: number;
  index?: number;
}

/** A value between two gaps would be a line without length, which nobody sees. */
const lonelyDot = (line: ChartLine) =>
  function LonelyDot({ cx, cy, index = 0 }: DotProps) {
    const step = index + Math.max(0, line.values.length - mostPoints);
    const isShown = isLonely(line.values, step) && cx !== undefined && cy !== undefined;
    return <circle key={index} cx={cx ?? 0} cy={cy ?? 0} r={isShown ? 2 : 0} fill={line.color} />;
  };
