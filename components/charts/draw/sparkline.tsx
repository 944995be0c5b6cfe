import {
  colorChartsBlue1400,
  colorChartsThresholdNegative,
} from '@cloudscape-design/design-tokens';
import { sparklinePath } from '#components/charts/prepare/line-path.ts';

interface SparklineProps {
  values: ArrayLike<number>;
  /** What it shows and over what time, with its last value: a picture this small has no axes. */
  label: string;
  width?: number;
  height?: number;
  /** Drawn as the upper edge; without it the largest value is. */
  limit?: number;
}

/** A line without axes, for a cell of a table. */
export function Sparkline({ values, label, width = 120, height = 24, limit }: SparklineProps) {
  return (
    <svg width={width} height={height} role="img" aria-label={label} style={{ display: 'block' }}>
      {limit !== undefined && (
        <line
          x2={width}
          y1={1.5}
          y2={1.5}
          stroke={colorChartsThresholdNegative}
          strokeDasharray="3 3"
        />
      )}
      <path
        d={sparklinePath(values, { x: 2, y: 2, width: width - 4, height: height - 4 }, limit)}
        fill="none"
        stroke={colorChartsBlue1400}
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
