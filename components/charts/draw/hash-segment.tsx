'use client';

import {
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
  colorTextBodyDefault,
} from '@cloudscape-design/design-tokens';
import { Hatch } from '#components/charts/draw/hatch.tsx';
import type { HashShard } from '#components/charts/draw/hash-space-bar.tsx';
import { pressed } from '#components/charts/draw/roving-focus.ts';
import { segmentOf } from '#components/charts/prepare/hash-segments.ts';
import { heatFill, levelColor } from '#components/charts/prepare/heat-palette.ts';

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
  const { utilisation = 0 } = shard;
  const { level } = heatFill(utilisation);
  const filled = Math.min(1, utilisation) * height;
  return (
    <g
      data-part={shard.id}
      role="button"
      aria-pressed={isSelected}
      aria-label={`${shard.id}, ${shard.rangeText}, ${shard.loadText}`}
      tabIndex={isReachable ? 0 : -1}
      transform={`translate(${left} 0)`}
      onFocus={onPoint}
      onPointerEnter={onPoint}
      onClick={onSelect}
      onKeyDown={pressed(onSelect)}
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
      {shard.refused > 0 && <Hatch width={width} height={height} color={colorTextBodyDefault} />}
      <rect width={width} height={height} fill="none" stroke={colorBorderDividerDefault} />
    </g>
  );
}
