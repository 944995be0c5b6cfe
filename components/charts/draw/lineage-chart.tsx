'use client';

import Box from '@cloudscape-design/components/box';
import { useState } from 'react';
import { LineageBlockShape } from '#components/charts/draw/lineage-block.tsx';
import { LineageMoment } from '#components/charts/draw/lineage-moment.tsx';
import { useMeasuredWidth } from '#components/charts/draw/measured-width.ts';
import { moveFocus } from '#components/charts/draw/roving-focus.ts';
import { type LineagePart, lineageRows } from '#components/charts/prepare/lineage-rows.ts';
import { formatCount, plural } from '#lib/format/count.ts';

/** A shard of the family tree. */
export interface LineageShard extends LineagePart {
  /** What is said of it when it is pointed at. */
  readonly text: string;
  /** Parents and children that are listed. */
  readonly kinIds: readonly string[];
}

interface LineageChartProps {
  shards: readonly LineageShard[];
  momentCount: number;
  /** What happened at a moment, and when. */
  momentText: (moment: number) => string;
}

const rowHeight = 36;
const mostMoments = 8;
/** Narrower blocks are drawn together with their neighbours. */
const narrowest = 4;

/** Who came of whom: the hash space across, time down into the past, each shard as tall as its life. */
export function LineageChart({ shards, momentCount, momentText }: LineageChartProps) {
  const [frame, width] = useMeasuredWidth<HTMLDivElement>();
  const [pointedId, setPointedId] = useState<string>();
  const rows = lineageRows(shards, momentCount, mostMoments, narrowest / (width || 1_000));
  const byId = new Map(shards.map((shard) => [shard.id, shard]));
  const pointed = pointedId === undefined ? undefined : byId.get(pointedId);
  const ids = rows.blocks.map(({ id }) => id);
  const grouped = rows.blocks.some(({ count }) => count > 1);
  return (
    <div>
      <div ref={frame}>
        <svg
          width="100%"
          height={(rows.moments.length + 1) * rowHeight + 2}
          role="group"
          aria-label={`Family tree of ${plural(shards.length, 'shard')}, newest on top`}
          onKeyDown={(event) => moveFocus(event, ids, pointedId ?? ids[0])}
          onPointerLeave={() => setPointedId(undefined)}
          style={{ display: 'block', overflow: 'visible' }}
        >
          {rows.blocks.map((block, index) => (
            <LineageBlockShape
              key={block.id}
              block={block}
              text={byId.get(block.id)?.text ?? ''}
              kin={kinOf(block.id, pointed)}
              isReachable={pointedId === undefined ? index === 0 : block.id === pointedId}
              barWidth={width}
              rowHeight={rowHeight}
              onPoint={() => setPointedId(block.id)}
            />
          ))}
          {rows.moments.map((moment, index) => (
            <LineageMoment
              key={moment}
              y={(index + 1) * rowHeight}
              width={width}
              text={momentText(moment)}
            />
          ))}
        </svg>
      </div>
      {grouped && (
        <Box fontSize="body-s">
          {formatCount(shards.length)} shards do not fit: narrow neighbours with the same life are
          one block.
        </Box>
      )}
      {rows.hidden > 0 && (
        <Box fontSize="body-s">
          {plural(rows.hidden, 'older moment')} {rows.hidden === 1 ? 'is' : 'are'} in the table
          only.
        </Box>
      )}
      <Box padding={{ top: 'xxs' }}>
        {pointed ? pointed.text : 'Point at a shard for its life, its parents and its children.'}
      </Box>
    </div>
  );
}

function kinOf(id: string, pointed: LineageShard | undefined): 'self' | 'kin' | 'other' {
  if (pointed?.id === id) return 'self';
  return pointed?.kinIds.includes(id) === true ? 'kin' : 'other';
}
