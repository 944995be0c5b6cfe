'use client';

import {
  colorBackgroundContainerContent,
  colorChartsThresholdNegative,
  colorTextBodySecondary,
} from '@cloudscape-design/design-tokens';
import { ReferenceLine, usePlotArea } from 'recharts';
import type { ChartLine, LimitMark } from '#components/charts/draw/limit-chart.tsx';
import { dashes } from '#components/charts/draw/line-mark.tsx';
import { linePath, type Plot, stepPath } from '#components/charts/prepare/line-path.ts';

interface ChartLinesProps {
  lines: readonly ChartLine[];
  /** The value at the upper edge of the plot. */
  top: number;
}

/**
 * A path a line. Recharts' own lines make several objects a point at every update, which took half of a second's time
 * for the charts of one page; a path is one string.
 */
export function ChartLines({ lines, top }: ChartLinesProps) {
  const plot = usePlotArea();
  if (!plot) return null;
  return (
    <g fill="none" strokeLinecap="round" strokeLinejoin="round" pointerEvents="none">
      {lines.map((line) => (
        <DrawnLine key={line.id} {...{ line, plot, top }} />
      ))}
    </g>
  );
}

interface DrawnLineProps {
  line: ChartLine;
  plot: Plot;
  top: number;
}

function DrawnLine({ line: { kind, values, color }, plot, top }: DrawnLineProps) {
  if (kind === 'average')
    return (
      <path
        d={stepPath(values, plot, top)}
        stroke={color}
        strokeWidth={1.5}
        strokeDasharray={dashes.average}
      />
    );
  return (
    <path
      d={linePath(values, plot, top)}
      stroke={color}
      strokeWidth={1.75}
      strokeDasharray={dashes[kind]}
    />
  );
}

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

/** An alarm's threshold is somebody's wish, so it does not look like a limit of AWS's. */
export const drawnMark = ({ value, text, isRinging = false }: LimitMark) => {
  const color = isRinging ? colorChartsThresholdNegative : colorTextBodySecondary;
  return (
    <ReferenceLine
      key={text}
      y={value}
      stroke={color}
      strokeDasharray="2 3"
      strokeWidth={isRinging ? 2 : 1}
      label={{
        value: text,
        position: 'insideBottomRight',
        fill: color,
        fontSize: 12,
        stroke: colorBackgroundContainerContent,
        strokeWidth: 4,
        paintOrder: 'stroke',
      }}
    />
  );
};
