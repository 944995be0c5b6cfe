'use client';

import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import {
  colorChartsLineGrid,
  colorChartsPaletteCategorical1,
  colorChartsThresholdNegative,
} from '@cloudscape-design/design-tokens';
import { trafficRows } from '#components/charts/prepare/traffic-rows.ts';
import { formatSignificant } from '#lib/format/significant.ts';

interface TrafficChartProps {
  /** Records/s, evenly over the time. */
  rates: readonly number[];
  seconds: number;
  summary: string;
  limit?: { value: number; text: string };
}

const width = 600;
const height = 110;

/** A rate over time before there is any, against what is taken. */
export function TrafficChart({ rates, seconds, summary, limit }: TrafficChartProps) {
  const most = Math.max(...rates, 1e-9);
  // A limit far above all rates would press them to the ground: it is said then, not drawn.
  const isLimitDrawn = limit !== undefined && limit.value <= most * 4;
  const top = (isLimitDrawn ? Math.max(most, limit.value) : most) * 1.1;
  const x = (index: number) => ((index / (rates.length - 1)) * width).toFixed(1);
  const y = (rate: number) => (height - (rate / top) * height).toFixed(1);
  const line = rates.map((rate, index) => `${x(index)},${y(rate)}`).join(' ');
  return (
    <div>
      <Box fontSize="body-s" color="text-body-secondary">
        {formatSignificant(Math.round(most))} records/s at most
        {limit && `; ${isLimitDrawn ? 'dashed: ' : ''}${limit.text}`}
      </Box>
      <svg
        role="img"
        aria-label={`${summary}${limit ? ` Limit: ${limit.text}.` : ''}`}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        style={{ display: 'block', width: '100%', height }}
      >
        <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} stroke={colorChartsLineGrid} />
        <polygon
          points={`0,${height} ${line} ${width},${height}`}
          fill={colorChartsPaletteCategorical1}
          opacity={0.18}
        />
        <polyline
          points={line}
          fill="none"
          stroke={colorChartsPaletteCategorical1}
          strokeWidth={1.75}
          vectorEffect="non-scaling-stroke"
        />
        {isLimitDrawn && (
          <line
            x1={0}
            x2={width}
            y1={y(limit.value)}
            y2={y(limit.value)}
            stroke={colorChartsThresholdNegative}
            strokeDasharray="6 3"
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
      <div style={{ display: 'flex', justifyContent: 'space-between' }}>
        <Box fontSize="body-s" color="text-body-secondary">
          start
        </Box>
        <Box fontSize="body-s" color="text-body-secondary">
          {formatSignificant(seconds)} s after
        </Box>
      </div>
      <Box fontSize="body-s">{summary}</Box>
      <RateTable rates={rates} seconds={seconds} />
    </div>
  );
}

const RateTable = ({ rates, seconds }: Pick<TrafficChartProps, 'rates' | 'seconds'>) => (
  <ExpandableSection headerText="The rates as a table" variant="footer">
    <table aria-label="Rates over time">
      <thead>
        <tr>
          <th style={{ textAlign: 'start', paddingInlineEnd: 24 }}>Seconds after the start</th>
          <th style={{ textAlign: 'end' }}>Records/s</th>
        </tr>
      </thead>
      <tbody>
        {trafficRows(rates, seconds).map(({ atSeconds, rate }) => (
          <tr key={atSeconds}>
            <td>{formatSignificant(atSeconds)}</td>
            <td style={{ textAlign: 'end' }}>{formatSignificant(rate)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </ExpandableSection>
);
