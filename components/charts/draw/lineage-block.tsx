'use client';

import {
  colorBackgroundContainerContent,
  colorBackgroundItemSelected,
  colorBorderItemSelected,
  colorChartsLineGrid,
  colorTextBodyDefault,
} from '@cloudscape-design/design-tokens';
import { labelFor, segmentOf } from '#components/charts/prepare/hash-segments.ts';
import type { LineageBlock } from '#components/charts/prepare/lineage-rows.ts';
import { formatCount } from '#lib/format/count.ts';

interface LineageBlockShapeProps {
  block: LineageBlock;
  text: string;
  /** To what is pointed at. */
  kin: 'self' | 'kin' | 'other';
  isReachable: boolean;
  barWidth: number;
  rowHeight: number;
  onPoint: () => void;
}

/** One shard of the family tree, or neighbours that lived alike. */
export function LineageBlockShape(props: LineageBlockShapeProps) {
  const { block, text, kin, isReachable, barWidth, rowHeight, onPoint } = props;
  const { left, width } = segmentOf(block, barWidth);
  const height = block.rows * rowHeight;
  const name = block.count > 1 ? `${formatCount(block.count)} shards` : labelFor(block.id, width);
  const isOpen = block.to === undefined;
  return (
    <g
      data-part={block.id}
      role="img"
      aria-label={block.count > 1 ? `${name}, among them ${text}` : text}
      tabIndex={isReachable ? 0 : -1}
      transform={`translate(${left} ${block.top * rowHeight + 1})`}
      onFocus={onPoint}
      onPointerEnter={onPoint}
    >
      <rect
        width={width}
        height={height}
        fill={kin === 'other' ? colorBackgroundContainerContent : colorBackgroundItemSelected}
      />
      {!isOpen && <rect width={width} height={height} fill={colorChartsLineGrid} opacity={0.25} />}
      <rect
        x={0.5}
        y={0.5}
        width={Math.max(1, width - 1)}
        height={height - 1}
        fill="none"
        stroke={kin === 'other' ? colorChartsLineGrid : colorBorderItemSelected}
        strokeWidth={kin === 'self' ? 3 : kin === 'kin' ? 2 : 1}
      />
      {name !== '' && name.length * 7 + 8 <= width && (
        <text
          aria-hidden
          x={width / 2}
          y={height - rowHeight / 2 + 6}
          textAnchor="middle"
          fontSize={12}
          fill={colorTextBodyDefault}
        >
          {isOpen || width < 220 ? name : `${name}, closed`}
        </text>
      )}
    </g>
  );
}
