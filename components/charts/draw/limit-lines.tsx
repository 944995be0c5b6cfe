'use client';

import Box from '@cloudscape-design/components/box';
import { colorChartsLineGrid, colorTextBodySecondary } from '@cloudscape-design/design-tokens';
import { useMemo, useState } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import { ChartLines, drawnLimit, drawnMark } from '#components/charts/draw/chart-lines.tsx';
import { ChartTooltip } from '#components/charts/draw/chart-tooltip.tsx';
import type { ChartLine, LimitMark } from '#components/charts/draw/limit-chart.tsx';
import { timeTicks, valueTicks } from '#components/charts/prepare/axis.ts';
import { type ChartPoint, chartPoints } from '#components/charts/prepare/chart-points.ts';
import { hasValue, type Steps, timeOf } from '#components/charts/prepare/series.ts';
import { formatClock, formatDayClock, formatTime, type TimeZoneChoice } from '#lib/format/time.ts';

interface LimitLinesProps {
  title: string;
  unit: string;
  format: (value: number) => string;
  lines: readonly ChartLine[];
  steps: Steps;
  top: number;
  limit?: { value: number; text: string };
  marks: readonly LimitMark[];
  timeZone: TimeZoneChoice;
  syncId: string;
  /** In pixels. */
  height: number;
}

const tickNumbers = new Intl.NumberFormat('en-US');
const axisLook = {
  tick: { fontSize: 12, fill: colorTextBodySecondary },
  stroke: colorChartsLineGrid,
};

/** The lines, axes and crosshair of a chart. */
export function LimitLines(props: LimitLinesProps) {
  const { title, unit, lines, steps, limit, syncId, marks, height } = props;
  const [isPointed, setIsPointed] = useState(false);
  const points = useMemo(() => chartPoints(steps), [steps]);
  const name = `${[`${title} in ${unit}`, limit?.text, ...marks.map(({ text }) => text)].filter(Boolean).join(', ')}: ${lines.map((line) => line.name).join(', ')}`;
  return (
    <div
      onPointerEnter={() => setIsPointed(true)}
      onPointerLeave={() => setIsPointed(false)}
      onFocus={() => setIsPointed(true)}
      onBlur={() => setIsPointed(false)}
      style={{ position: 'relative', height, fontVariantNumeric: 'tabular-nums' }}
    >
      {!lines.some((line) => hasValue(line.values)) && <NoData top={height / 2 - 20} />}
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 1, height }}>
        <LineChart
          data={points}
          syncId={syncId}
          syncMethod="value"
          aria-label={name}
          margin={{ top: 8, right: 24, bottom: 0, left: 0 }}
        >
          <CartesianGrid stroke={colorChartsLineGrid} vertical={false} />
          {timeAxis(props)}
          {valueAxis(props)}
          {crosshair(props, isPointed)}
          {limit && drawnLimit(limit)}
          {marks.map(drawnMark)}
          <ChartLines lines={lines} top={props.top} />
          {/* Recharts has a crosshair only where it has a line. */}
          <Line dataKey="step" hide isAnimationActive={false} />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

/** An empty frame alone could be a chart that failed. */
const NoData = ({ top }: { top: number }) => (
  <div style={{ position: 'absolute', insetBlockStart: top, insetInline: 0 }}>
    <Box textAlign="center" color="text-body-secondary">
      No data points in this window
    </Box>
  </div>
);

function timeAxis({ steps, timeZone }: LimitLinesProps) {
  const clock = steps.periodMs >= 300_000 ? formatDayClock : formatClock;
  return (
    <XAxis
      dataKey="at"
      type="number"
      domain={[steps.startMs, timeOf(steps, steps.length)]}
      ticks={timeTicks(steps, 5)}
      tickFormatter={(at: number) => clock(at, timeZone)}
      {...axisLook}
    />
  );
}

const valueAxis = ({ top }: LimitLinesProps) => (
  <YAxis
    domain={[0, top]}
    allowDataOverflow
    includeHidden
    ticks={valueTicks(top)}
    tickFormatter={(value: number) => tickNumbers.format(value)}
    width={48}
    {...axisLook}
  />
);

/** All charts show the line of a shared crosshair; only the one pointed at says what is under it. */
const crosshair = (props: LimitLinesProps, isPointed: boolean) => (
  <Tooltip
    includeHidden
    isAnimationActive={false}
    cursor={{ stroke: colorTextBodySecondary, strokeDasharray: '3 3' }}
    wrapperStyle={{ zIndex: 10 }}
    content={({ active, payload }) => (active && isPointed ? tooltipOf(props, payload) : null)}
  />
);

function tooltipOf(
  { lines, format, timeZone }: LimitLinesProps,
  payload: TooltipContentProps['payload'] | undefined,
) {
  // Recharts hands back the very point that it was given.
  const point = payload?.[0]?.payload as ChartPoint | undefined;
  if (!point) return null;
  return (
    <ChartTooltip
      title={formatTime(point.at, timeZone)}
      lines={lines}
      valueOf={(line) => line.values[point.step]}
      format={format}
    />
  );
}
