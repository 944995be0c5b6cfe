'use client';

import {
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
  colorTextBodyDefault,
} from '@cloudscape-design/design-tokens';
import type { KeyboardEvent } from 'react';
import type { HashShard } from '#components/charts/draw/hash-space-bar.tsx';
import { labelFor, segmentOf } from '#components/charts/prepare/hash-segments.ts';
import { heatFill, levelColor } from '#components/charts/prepare/heat-palette.ts';
import { formatPercent } from '#lib/format/percent.ts';

interface HashSegmentProps {
  shard: HashShard;
  barWidth: number;
  height: number;
  isSelected: boolean;
  /** Whether Tab comes here; arrow keys go on from it. */
  isReachable: boolean;
  onPoint: () => void;
  onSelect: () => void;
}

/** One shard of the bar, filled from below. */
export function HashSegment(props: HashSegmentProps) {
  const { shard, barWidth, height, isSelected, isReachable, onPoint, onSelect } = props;
  const { left, width } = segmentOf(shard, barWidth);
  const { level } = heatFill(shard.utilisation);
  const filled = Math.min(1, shard.utilisation) * height;
  const label = labelFor(shard.id, width);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onSelect();
  };
  return (
    <g
      data-shard={shard.id}
      role="button"
      aria-pressed={isSelected}
      aria-label={`${shard.id}, ${shard.rangeText}, ${shard.loadText}`}
      tabIndex={isReachable ? 0 : -1}
      transform={`translate(${left} 0)`}
      onFocus={onPoint}
      onPointerEnter={onPoint}
      onClick={onSelect}
      onKeyDown={press}
      style={{ cursor: 'pointer' }}
    >
      <rect width={width} height={height} fill={colorBackgroundContainerContent} />
      <rect
        y={height - filled}
        width={width}
        height={filled}
        fill={levelColor[level]}
        opacity={0.85}
      />
      {shard.refused > 0 && <Hatch width={width} height={height} />}
      <rect
        width={width}
        height={height}
        fill="none"
        stroke={isSelected ? colorTextBodyDefault : colorBorderDividerDefault}
        strokeWidth={isSelected ? 2.5 : 1}
      />
      {label !== '' && (
        <Label
          x={width / 2}
          lines={width >= 60 ? [label, formatPercent(shard.utilisation)] : [label]}
          height={height}
        />
      )}
    </g>
  );
}

function Hatch({ width, height }: { width: number; height: number }) {
  const gap = 6;
  const count = Math.ceil((width + height) / gap);
  const path = Array.from({ length: count }, (_, index) => {
    const x = index * gap;
    const from = x < height ? `0 ${x}` : `${x - height} ${height}`;
    const to = x < width ? `${x} 0` : `${width} ${x - width}`;
    return `M${from}L${to}`;
  }).join('');
  return <path d={path} stroke={colorTextBodyDefault} strokeWidth={1} opacity={0.6} />;
}

interface LabelProps {
  x: number;
  lines: readonly string[];
  height: number;
}

const lineHeight = 16;

/** On a plate of its own, for the fill and the hatch behind it would cross the letters. */
function Label({ x, lines, height }: LabelProps) {
  const plateWidth = Math.max(...lines.map((line) => line.length)) * 6.6 + 10;
  const plateHeight = lines.length * lineHeight + 4;
  const top = (height - plateHeight) / 2;
  return (
    <g pointerEvents="none" aria-hidden>
      <rect
        x={x - plateWidth / 2}
        y={top}
        width={plateWidth}
        height={plateHeight}
        rx={4}
        fill={colorBackgroundContainerContent}
        opacity={0.9}
      />
      <text textAnchor="middle" fontSize={12} fill={colorTextBodyDefault}>
        {lines.map((line, index) => (
          <tspan key={line} x={x} y={top + lineHeight * (index + 1) - 2}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}
