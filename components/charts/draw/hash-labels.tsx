'use client';

import {
  colorBackgroundContainerContent,
  colorBorderItemSelected,
  colorTextBodyDefault,
} from '@cloudscape-design/design-tokens';
import type { HashShard } from '#components/charts/draw/hash-space-bar.tsx';
import { type Grouped, labelFor, segmentOf } from '#components/charts/prepare/hash-segments.ts';
import { formatPercent } from '#lib/format/percent.ts';

interface HashLabelsProps {
  shards: readonly Grouped<HashShard>[];
  selected: readonly string[];
  closing: readonly string[];
  fresh: ReadonlySet<string> | undefined;
  barWidth: number;
  height: number;
}

const widthWithShare = 60;

/**
 * The outline of the selected segment, and names and shares over all, as far as there is room. They lie in a layer of their own: a segment says its
 * name in full to who cannot see it, and letters inside of it would be a second, shorter name.
 */
export const HashLabels = ({
  shards,
  selected,
  closing,
  fresh,
  barWidth,
  height,
}: HashLabelsProps) => (
  <g pointerEvents="none" aria-hidden>
    {shards
      .filter(({ memberIds }) =>
        memberIds.some(
          (id) => selected.includes(id) || closing.includes(id) || fresh?.has(id) === true,
        ),
      )
      .map((shard) => (
        <rect
          key={shard.id}
          x={segmentOf(shard, barWidth).left}
          width={segmentOf(shard, barWidth).width}
          height={height}
          fill="none"
          stroke={
            shard.memberIds.some((id) => selected.includes(id))
              ? colorTextBodyDefault
              : colorBorderItemSelected
          }
          strokeWidth={2.5}
          {...(shard.memberIds.some((id) => closing.includes(id)) && { strokeDasharray: '6 4' })}
        />
      ))}
    {shards.map((shard) => {
      const { left, width } = segmentOf(shard, barWidth);
      const name = labelFor(shard.id, width);
      if (name === '') return null;
      const share =
        shard.utilisation === undefined || width < widthWithShare
          ? []
          : [formatPercent(shard.utilisation)];
      const state = width < widthWithShare ? [] : stateOf(shard.id, closing, fresh);
      return (
        <Label
          key={shard.id}
          x={left + width / 2}
          lines={[name, ...share, ...state]}
          height={height}
        />
      );
    })}
  </g>
);

function stateOf(
  id: string,
  closing: readonly string[],
  fresh: ReadonlySet<string> | undefined,
): string[] {
  if (closing.includes(id)) return ['closes'];
  return fresh?.has(id) === true ? ['new'] : [];
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
    <g>
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
