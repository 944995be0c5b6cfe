'use client';

import Box from '@cloudscape-design/components/box';
import { useState } from 'react';
import { HashLabels } from '#components/charts/draw/hash-labels.tsx';
import { HashMarker } from '#components/charts/draw/hash-marker.tsx';
import { HashSegment } from '#components/charts/draw/hash-segment.tsx';
import { useMeasuredWidth } from '#components/charts/draw/measured-width.ts';
import { type AfterPart, PlanStrip } from '#components/charts/draw/plan-strip.tsx';
import { moveFocus } from '#components/charts/draw/roving-focus.ts';
import {
  type Grouped,
  type GroupedPart,
  groupParts,
} from '#components/charts/prepare/hash-segments.ts';
import { formatCount } from '#lib/format/count.ts';

/** An open shard as the bar draws it. */
export interface HashShard extends GroupedPart {
  /** Its range, in words. */
  readonly rangeText: string;
  /** The load, in words. */
  readonly loadText: string;
}

interface HashSpaceBarProps {
  /** In hash order. */
  shards: readonly HashShard[];
  selected: readonly string[];
  onSelect: (shardId: string) => void;
  /** A place on the bar: 0 is its beginning, 1 its end. */
  marker?: { position: number; text: string } | undefined;
  /** What a plan closes. */
  closing?: readonly string[];
  /** Opened a moment ago. */
  fresh?: ReadonlySet<string>;
  /** The shards as a plan leaves them, in hash order. */
  after?: readonly AfterPart[];
}

const barHeight = 64;
const markerHeight = 26;
/** Narrower segments can neither be seen nor pointed at. */
const narrowest = 3;

/** The hash space from 0 to 2^128 − 1: each open shard as wide as its range and filled to its utilisation. */
export function HashSpaceBar(props: HashSpaceBarProps) {
  const { shards: all, selected, onSelect, marker, closing = [], fresh, after } = props;
  const [frame, width] = useMeasuredWidth<HTMLDivElement>();
  const shards = groupParts(all, Math.floor((width || all.length * narrowest) / narrowest));
  const [pointedId, setPointedId] = useState<string>();
  const isSelected = ({ memberIds }: Grouped<HashShard>) =>
    memberIds.some((id) => selected.includes(id));
  const reachable = shards.find(isSelected) ?? shards[0];
  const shown = all.find((shard) => shard.id === (pointedId ?? selected[0]));
  const ids = shards.map((shard) => shard.id);
  const top = marker ? markerHeight : 0;
  return (
    <div>
      <div ref={frame}>
        <svg
          width="100%"
          height={barHeight + top + 4}
          role="group"
          aria-label={`Hash space: ${all.length} open shards from 0 to 2 to the power of 128 minus 1`}
          onKeyDown={(event) => moveFocus(event, ids, pointedId ?? reachable?.id)}
          onPointerLeave={() => setPointedId(undefined)}
          style={{ display: 'block', overflow: 'visible' }}
        >
          <g transform={`translate(0 ${top + 2})`}>
            {shards.map((shard) => (
              <HashSegment
                key={shard.id}
                shard={shard}
                barWidth={width}
                height={barHeight}
                isSelected={isSelected(shard)}
                isReachable={shard.id === reachable?.id}
                onPoint={() => setPointedId(shard.id)}
                onSelect={() => onSelect(shard.id)}
              />
            ))}
            <HashLabels
              {...{ shards, selected, closing, fresh }}
              barWidth={width}
              height={barHeight}
            />
          </g>
          {marker && (
            <HashMarker
              x={marker.position * width}
              text={marker.text}
              width={width}
              height={barHeight + top}
            />
          )}
        </svg>
      </div>
      {after && <PlanStrip parts={after} width={width} />}
      <Ends />
      {shards.length < all.length && <Grouped count={all.length} />}
      <Told shard={shown} />
    </div>
  );
}

const Ends = () => (
  <Box fontSize="body-s" color="text-body-secondary">
    <span style={{ display: 'flex', justifyContent: 'space-between' }}>
      <span>0</span>
      <span>
        2<sup>127</sup>
      </span>
      <span>
        2<sup>128</sup> − 1
      </span>
    </span>
  </Box>
);

const Grouped = ({ count }: { count: number }) => (
  <Box fontSize="body-s">
    {formatCount(count)} shards do not fit: each segment stands for several neighbours and shows the
    hottest of them.
  </Box>
);

const Told = ({ shard }: { shard: HashShard | undefined }) => (
  <Box padding={{ top: 'xxs' }}>
    {shard ? (
      <span style={{ fontVariantNumeric: 'tabular-nums' }}>
        <strong>{shard.id}</strong> · {shard.rangeText} · {shard.loadText}
      </span>
    ) : (
      'Point at a shard for its range and load.'
    )}
  </Box>
);
