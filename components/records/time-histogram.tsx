'use client';

import {
  colorBorderDividerDefault,
  colorChartsPaletteCategorical1,
  colorTextBodySecondary,
  fontFamilyBase,
} from '@cloudscape-design/design-tokens';
import type { CSSProperties } from 'react';
import { ChartFrame } from '#components/charts/draw/chart-frame.tsx';
import {
  type ArrivalBar,
  histogramGeometry,
  type HistogramGeometry,
  indexOf,
  spanOf,
} from '#components/records/histogram-geometry.ts';
import { useBarRange } from '#components/records/use-bar-range.ts';
import { plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';

interface TimeHistogramProps {
  bars: readonly ArrivalBar[];
  widthMs: number;
  /** Whether records were filtered, so that both numbers are of interest. */
  isFiltered: boolean;
  timeText: (ms: number) => string;
  onZoom: (fromMs: number, untilMs: number) => void;
}

const height = 56;

/** When the records that were read arrived. Dragging over it, or Shift and the arrow keys, choose a time to read. */
export function TimeHistogram(props: TimeHistogramProps) {
  const { bars, widthMs, onZoom } = props;
  const geometry = histogramGeometry(bars, widthMs);
  const { range, handlers } = useBarRange(geometry, (from, to) => {
    const span = geometry && spanOf(geometry, from, to);
    if (span) onZoom(span.fromMs, span.untilMs);
  });
  if (!geometry) return null;
  const span = range && spanOf(geometry, range.anchor, range.head);
  const told = span ? readOut(props, span.fromMs, span.untilMs) : '';
  return (
    <ChartFrame
      title="Arrivals"
      detail={told || `records per ${formatDuration(widthMs)} of what was read; drag to zoom`}
      table={<BarTable {...props} />}
      picture={
        <div style={{ fontFamily: fontFamilyBase }}>
          <div
            role="application"
            aria-label="Arrivals over time. Arrow keys move, Shift with them chooses a range, Enter reads it."
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            style={{ cursor: 'crosshair', touchAction: 'none' }}
            {...handlers}
          >
            <Bars {...props} geometry={geometry} range={range} />
          </div>
          <Ends geometry={geometry} timeText={props.timeText} />
          <span role="status" style={hidden}>
            {told}
          </span>
        </div>
      }
    />
  );
}

function readOut(
  { bars, isFiltered, timeText }: TimeHistogramProps,
  fromMs: number,
  untilMs: number,
): string {
  const inside = bars.filter(([startMs]) => startMs >= fromMs && startMs <= untilMs);
  const read = inside.reduce((sum, [, count]) => sum + count, 0);
  const matched = inside.reduce((sum, [, , count]) => sum + count, 0);
  const found = isFiltered ? `${plural(matched, 'match', 'matches')} of ` : '';
  return `${timeText(fromMs)} and ${formatDuration(untilMs + 1 - fromMs)}: ${found}${plural(read, 'record')}`;
}

type BarsProps = TimeHistogramProps & {
  geometry: HistogramGeometry;
  range: { anchor: number; head: number } | undefined;
};

function Bars({ bars, geometry, range, isFiltered }: BarsProps) {
  const { count, most } = geometry;
  return (
    <svg
      aria-hidden
      width="100%"
      height={height}
      viewBox={`0 0 ${count} ${height}`}
      preserveAspectRatio="none"
      style={{ display: 'block', borderBlockEnd: `1px solid ${colorBorderDividerDefault}` }}
    >
      {range && (
        <rect
          x={Math.min(range.anchor, range.head)}
          width={Math.abs(range.anchor - range.head) + 1}
          y={0}
          height={height}
          fill={colorTextBodySecondary}
          opacity={0.25}
        />
      )}
      {bars.map(([startMs, read, matched]) => {
        const x = indexOf(geometry, startMs);
        const tall = (part: number) => (part === 0 ? 0 : Math.max(2, (part / most) * height));
        return (
          <g key={startMs} fill={colorChartsPaletteCategorical1}>
            <rect
              x={x}
              width={0.9}
              y={height - tall(read)}
              height={tall(read)}
              opacity={isFiltered ? 0.35 : 1}
            />
            {isFiltered && (
              <rect x={x} width={0.9} y={height - tall(matched)} height={tall(matched)} />
            )}
          </g>
        );
      })}
    </svg>
  );
}

interface EndsProps {
  geometry: HistogramGeometry;
  timeText: (ms: number) => string;
}

const Ends = ({ geometry, timeText }: EndsProps) => (
  <div style={endsStyle}>
    <span>{timeText(geometry.startMs)}</span>
    <span>{timeText(geometry.startMs + geometry.count * geometry.widthMs)}</span>
  </div>
);

const BarTable = ({ bars, timeText }: TimeHistogramProps) => (
  <div
    role="region"
    aria-label="Arrivals in numbers"
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    tabIndex={0}
    style={{ maxHeight: 240, overflow: 'auto', fontFamily: fontFamilyBase, fontSize: 14 }}
  >
    <table style={{ borderCollapse: 'collapse', color: colorTextBodySecondary }}>
      <thead>
        <tr>
          <th style={cellStyle}>From</th>
          <th style={cellStyle}>Read</th>
          <th style={cellStyle}>Matched</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(([startMs, read, matched]) => (
          <tr key={startMs}>
            <td style={cellStyle}>{timeText(startMs)}</td>
            <td style={cellStyle}>{read}</td>
            <td style={cellStyle}>{matched}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const cellStyle: CSSProperties = {
  padding: '2px 16px 2px 0',
  textAlign: 'start',
  fontVariantNumeric: 'tabular-nums',
};

const endsStyle: CSSProperties = {
  display: 'flex',
  justifyContent: 'space-between',
  fontSize: 12,
  color: colorTextBodySecondary,
  fontVariantNumeric: 'tabular-nums',
};

const hidden: CSSProperties = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};
