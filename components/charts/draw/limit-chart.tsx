'use client';

import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { ChartFrame } from '#components/charts/draw/chart-frame.tsx';
import { slotColor } from '#components/charts/draw/series-colors.ts';
import { SeriesLegend } from '#components/charts/draw/series-legend.tsx';
import { SeriesTable } from '#components/charts/draw/series-table.tsx';
import { type AxisScale, axisTop } from '#components/charts/prepare/axis.ts';
import { mostSeries } from '#components/charts/prepare/chart-points.ts';
import { hidesSeconds, minuteAverage } from '#components/charts/prepare/minute-average.ts';
import { hasValue, peakOf, type Series, type Steps } from '#components/charts/prepare/series.ts';
import type { TimeZoneChoice } from '#lib/format/time.ts';

/** A fifth of a page's code is what draws lines: the rest of the page does not wait for it. */
const LimitLines = lazy(async () => ({
  default: (await import('#components/charts/draw/limit-lines.tsx')).LimitLines,
}));

/** In pixels, drawn or not. */
const height = 190;

/** What a line says of its series: each step, the average of each minute, or the largest inside of each step. */
export type LineKind = 'measured' | 'average' | 'peak';

/** A line of a chart as it is drawn. */
export interface ChartLine extends Series {
  readonly slot: number;
  readonly color: string;
  readonly kind: LineKind;
  /** The series that it tells of; a line as measured tells of itself. */
  readonly of: string;
}

/** The largest values inside of longer steps. */
export interface Peaks {
  /** `highest second of each minute` */
  readonly name: string;
  /** By series; of those that have none, none is drawn. */
  readonly values: ReadonlyMap<string, ArrayLike<number>>;
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
  peaks?: Peaks | undefined;
  /** What a step of the series is, for the table: `average of each minute`. */
  measured?: string;
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
    return [...drawn, ...averagesOf(averaged, steps), ...peaksOf(drawn, props.peaks)];
  }, [series, slots, steps, props.withAverages, props.peaks]);
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
          <Suspense fallback={<div style={{ height }} />}>
            <LimitLines
              {...{ title, unit, format, lines, steps, top, height }}
              timeZone={props.timeZone}
              syncId={props.syncId}
              marks={marks.filter(({ value }) => value <= top)}
              {...(limit !== undefined &&
                !isAbove && { limit: { value: limit, text: limitText ?? '' } })}
            />
          </Suspense>
          {props.withLegend === true && <SeriesLegend entries={lines} />}
        </>
      }
      {...(props.controls !== undefined && { controls: props.controls })}
      table={
        <SeriesTable
          {...{ title, steps, format }}
          series={lines.map((line) => columnOf(line, props.measured))}
          timeZone={props.timeZone}
        />
      }
    />
  );
}

function lineOf(series: Series, slots: ReadonlyMap<string, number>): ChartLine {
  const slot = slots.get(series.id) ?? 0;
  return { ...series, slot, color: slotColor(slot), kind: 'measured', of: series.id };
}

/** In a table there is no line to tell by what a number is. */
const columnOf = ({ id, name, kind, values }: ChartLine, measured: string | undefined): Series => ({
  id,
  name: kind === 'measured' && measured !== undefined ? `${name}, ${measured}` : name,
  values,
});

const mostAveraged = 4;

function averagesOf(lines: readonly ChartLine[], steps: Steps): ChartLine[] {
  const largestFirst = lines.toSorted((a, b) => peakOf(b.values) - peakOf(a.values));
  const chosen = lines.length > mostAveraged ? largestFirst.slice(0, 1) : lines;
  return chosen.map((line) => ({
    ...line,
    id: `${line.id}/average`,
    name: `${line.name}, one-minute average`,
    values: minuteAverage(line.values, steps),
    kind: 'average' as const,
  }));
}

const peaksOf = (lines: readonly ChartLine[], peaks: Peaks | undefined): ChartLine[] =>
  lines.flatMap((line) => {
    const values = peaks?.values.get(line.id);
    if (!peaks || !values || !hasValue(values)) return [];
    const name = `${line.name}, ${peaks.name}`;
    return { ...line, id: `${line.id}/peak`, name, values, kind: 'peak' as const };
  });
