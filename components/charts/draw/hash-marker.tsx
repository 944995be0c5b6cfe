'use client';

import { colorTextBodyDefault } from '@cloudscape-design/design-tokens';

interface HashMarkerProps {
  x: number;
  text: string;
  width: number;
  height: number;
}

/** Points at a place on the hash space bar, with its text on the side where there is room. */
export function HashMarker({ x, text, width, height }: HashMarkerProps) {
  const isRight = x > width / 2;
  return (
    <g role="img" aria-label={text}>
      <line x1={x} x2={x} y1={4} y2={height + 2} stroke={colorTextBodyDefault} strokeWidth={2} />
      <circle cx={x} cy={6} r={5} fill={colorTextBodyDefault} />
      <text
        x={x + (isRight ? -12 : 12)}
        y={12}
        textAnchor={isRight ? 'end' : 'start'}
        fontSize={14}
        fontWeight={700}
        fill={colorTextBodyDefault}
      >
        {text}
      </text>
    </g>
  );
}
