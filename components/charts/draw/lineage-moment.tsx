'use client';

import {
  colorBackgroundContainerContent,
  colorTextBodyDefault,
  colorTextBodySecondary,
} from '@cloudscape-design/design-tokens';

interface LineageMomentProps {
  y: number;
  width: number;
  text: string;
}

/** A line across the family tree where shards were split or merged, and when. */
export const LineageMoment = ({ y, width, text }: LineageMomentProps) => (
  <g pointerEvents="none">
    <line
      x1={0}
      x2={width}
      y1={y + 1}
      y2={y + 1}
      stroke={colorTextBodySecondary}
      strokeDasharray="2 3"
    />
    <rect
      x={4}
      y={y - 8}
      width={text.length * 6.3 + 10}
      height={18}
      rx={4}
      fill={colorBackgroundContainerContent}
      opacity={0.92}
    />
    <text x={9} y={y + 5} fontSize={11.5} fill={colorTextBodyDefault}>
      {text}
    </text>
  </g>
);
