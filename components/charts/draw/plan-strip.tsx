'use client';

import Box from '@cloudscape-design/components/box';
import {
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
  colorBorderItemSelected,
  colorTextBodyDefault,
} from '@cloudscape-design/design-tokens';
import {
  groupParts,
  type GroupedPart,
  segmentOf,
} from '#components/charts/prepare/hash-segments.ts';
import { heatFill, levelColor } from '#components/charts/prepare/heat-palette.ts';
import { formatCount } from '#lib/format/count.ts';
import { formatPercent } from '#lib/format/percent.ts';

/** A shard as it is after a plan. */
export interface AfterPart extends GroupedPart {
  /** Whether the plan opens it. */
  readonly isNew: boolean;
}

interface PlanStripProps {
  /** “After the change”. */
  title?: string;
  /** In hash order. */
  parts: readonly AfterPart[];
  width: number;
}

const height = 44;
const narrowest = 3;

/** The hash space as a plan leaves it: what is new is dashed and filled to its expected load. */
export function PlanStrip({ title = 'After the change', parts, width }: PlanStripProps) {
  const shown = groupParts(parts, Math.floor((width || parts.length * narrowest) / narrowest));
  const newIds = new Set(parts.filter(({ isNew }) => isNew).map(({ id }) => id));
  const opened = newIds.size;
  return (
    <div>
      <Box fontSize="body-s" color="text-body-secondary" padding={{ top: 'xs' }}>
        {title}
        {shown.length < parts.length && ', several neighbours to a segment'}:
      </Box>
      <svg
        width="100%"
        height={height + 4}
        role="img"
        aria-label={`${title}: ${formatCount(parts.length)} open shards${opened > 0 ? `, ${formatCount(opened)} of them new` : ''}`}
        style={{ display: 'block', overflow: 'visible' }}
      >
        {shown.map((part) => (
          <Part
            key={part.id}
            part={{ ...part, isNew: part.memberIds.some((id) => newIds.has(id)) }}
            width={width}
          />
        ))}
      </svg>
    </div>
  );
}

function Part({ part, width: barWidth }: { part: AfterPart; width: number }) {
  const { left, width } = segmentOf(part, barWidth);
  const { utilisation = 0, isNew } = part;
  const filled = Math.min(1, utilisation) * height;
  const text = isNew ? newText(part, width) : '';
  return (
    <g transform={`translate(${left} 2)`} opacity={isNew ? 1 : 0.45}>
      <rect width={width} height={height} fill={colorBackgroundContainerContent} />
      <rect
        y={height - filled}
        width={width}
        height={filled}
        fill={levelColor[heatFill(utilisation).level]}
        opacity={0.85}
      />
      <rect
        x={isNew ? 1 : 0}
        y={isNew ? 1 : 0}
        width={Math.max(1, width - (isNew ? 2 : 0))}
        height={height - (isNew ? 2 : 0)}
        fill="none"
        stroke={isNew ? colorBorderItemSelected : colorBorderDividerDefault}
        strokeWidth={isNew ? 2 : 1}
        {...(isNew && { strokeDasharray: '6 4' })}
      />
      {text !== '' && (
        <g>
          <rect
            x={width / 2 - text.length * 3.5 - 5}
            y={height / 2 - 10}
            width={text.length * 7 + 10}
            height={20}
            rx={4}
            fill={colorBackgroundContainerContent}
            opacity={0.9}
          />
          <text
            x={width / 2}
            y={height / 2 + 4}
            textAnchor="middle"
            fontSize={12}
            fill={colorTextBodyDefault}
          >
            {text}
          </text>
        </g>
      )}
    </g>
  );
}

function newText({ utilisation }: AfterPart, width: number): string {
  const full = utilisation === undefined ? 'new' : `new, ${formatPercent(utilisation)} expected`;
  const short = utilisation === undefined ? 'new' : `new, ${formatPercent(utilisation)}`;
  const texts = [full, short, 'new'];
  return texts.find((text) => text.length * 7 + 14 <= width) ?? '';
}
