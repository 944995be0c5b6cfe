'use client';

import { type ReactNode, useMemo } from 'react';
import { ChartFrame } from '#components/charts/draw/chart-frame.tsx';
import { LimitLines } from '#components/charts/draw/limit-lines.tsx';
import { slotColor } from '#components/charts/draw/series-colors.ts';
import { SeriesLegend } from '#components/charts/draw/series-legend.tsx';
import { SeriesTable } from '#components/charts/draw/series-table.tsx';
import { type AxisScale, axisTop } from '#components/charts/prepare/axis.ts';
import { mostSeries } from '#components/charts/prepare/chart-points.ts';
import { hidesSeconds, minuteAverage } from '#components/charts/prepare/minute-average.ts';
import { peakOf, type Series, type Steps } from '#components/charts/prepare/series.ts';
import type { TimeZoneChoice } from '#lib/format/time.ts';

/** A line of a chart as it is drawn. */
export interface ChartLine extends Series {
  readonly slot: number;
  readonly color: string;
  readonly isAverage: boolean;
  /** The line whose minutes these are. */
  readonly averageOf?: string;
}

interface LimitChartProps {
  title: string;
  /** The unit of the axis, of the limit and of the values. */
  unit: string;
  /** A value with its unit. */
  format: (value: number) => string;
  /** At most eight are drawn; the caller chooses which. */
  series: readonly Series[];
  /** Place in the palette by series, see prepare/color-slots.ts. */
  slots: ReadonlyMap<string, number>;
  steps: Steps;
  timeZone: TimeZoneChoice;
  limit?: number;
  /** More lines across, such as an alarm's threshold, in the unit. Those above the chart are not drawn. */
  marks?: readonly LimitMark[];
  /** Beside the switch to the table. */
  controls?: ReactNode;
  scale?: AxisScale;
  /** Charts with the same one share a crosshair. */
  syncId: string;
  /** Draws the average of each minute beside the seconds of up to four lines, of more only for the largest. */
  withAverages?: boolean;
  withLegend?: boolean;
}

/** A labelled line across a chart. */
export interface LimitMark {
  value: number;
  text: string;
  isRinging?: boolean;
}

const noMarks: readonly LimitMark[] = [];

/** Lines over time against a limit, each with a table twin. */
export function LimitChart(props: LimitChartProps) {
  const { title, unit, format, series, slots, steps, limit, scale = 'limit' } = props;
  const { marks = noMarks } = props;
  const lines = useMemo(() => {
    const drawn = series.slice(0, mostSeries).map((one) => lineOf(one, slots));
    const averaged = props.withAverages === true && hidesSeconds(steps) ? drawn : [];
    return [...drawn, ...averagesOf(averaged, steps)];
  }, [series, slots, steps, props.withAverages]);
  const peak = Math.max(0, ...lines.map((line) => peakOf(line.values)));
  const top = axisTop(peak, limit, scale);
  const limitText = limit === undefined ? undefined : `limit ${format(limit)}`;
  const isAbove = limit !== undefined && limit > top;
  return (
    <ChartFrame
      title={title}
      detail={[unit, isAbove && `${limitText} is above this chart`].filter(Boolean).join(' · ')}
      picture={
        <>
          <LimitLines
            {...{ title, unit, format, lines, steps, top }}
            timeZone={props.timeZone}
            syncId={props.syncId}
            marks={marks.filter(({ value }) => value <= top)}
            {...(limit !== undefined &&
              !isAbove && { limit: { value: limit, text: limitText ?? '' } })}
          />
          {props.withLegend === true && (
            <SeriesLegend
              entries={lines.map(({ id, name, isAverage, slot }) => ({
                id,
                name,
                slot,
                isDashed: isAverage,
              }))}
            />
          )}
        </>
      }
      {...(props.controls !== undefined && { controls: props.controls })}
      table={<SeriesTable {...{ title, steps, format }} series={lines} timeZone={props.timeZone} />}
    />
  );
}

function lineOf(series: Series, slots: ReadonlyMap<string, number>): ChartLine {
  const slot = slots.get(series.id) ?? 0;
  return { ...series, slot, color: slotColor(slot), isAverage: false };
}

const mostAveraged = 4;

function averagesOf(lines: readonly ChartLine[], steps: Steps): ChartLine[] {
  const largestFirst = lines.toSorted((a, b) => peakOf(b.values) - peakOf(a.values));
  const chosen = lines.length > mostAveraged ? largestFirst.slice(0, 1) : lines;
  return chosen.map((line) => ({
    ...line,
    id: `${line.id}/average`,
    name: `${line.name}, one-minute average`,
    values: minuteAverage(line.values, steps),
    isAverage: true,
    averageOf: line.id,
  }));
}
