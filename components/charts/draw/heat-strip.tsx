'use client';

import Box from '@cloudscape-design/components/box';
import { useEffect, useId, useMemo, useRef } from 'react';
import { HeatLegend } from '#components/charts/draw/heat-legend.tsx';
import { paintHeat } from '#components/charts/draw/heat-strip-paint.ts';
import { useMeasuredWidth } from '#components/charts/draw/measured-width.ts';
import { resolveColors, useThemeMark } from '#components/charts/draw/resolved-colors.ts';
import { type ReadOut, useHeatCursor } from '#components/charts/draw/use-heat-cursor.ts';
import { timeTicks } from '#components/charts/prepare/axis.ts';
import { heatTokens } from '#components/charts/prepare/heat-palette.ts';
import { heatRows, type HeatShard } from '#components/charts/prepare/heat-rows.ts';
import type { Steps } from '#components/charts/prepare/series.ts';
import { hasRowNames, mostRows, stripGeometry } from '#components/charts/prepare/strip-geometry.ts';
import { formatCount } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatClock, formatDayClock, formatZone, type TimeZoneChoice } from '#lib/format/time.ts';

interface HeatStripProps {
  /** In the order in which they are drawn, from the top. */
  shards: readonly HeatShard[];
  steps: Steps;
  timeZone: TimeZoneChoice;
  selected: ReadonlySet<string>;
  /** A click, or Enter at the cursor. A row of several shards selects the hottest of them at that step. */
  onSelect: (shardId: string) => void;
  /** What is said of a shard at a step, in words. */
  readOut: ReadOut;
}

const hint =
  'Point at a cell for the four rates of that shard. With the keyboard: arrow keys move, Enter selects the shard.';

/** Shards down, time across, colour the utilisation, hatched where something was refused. */
export function HeatStrip(props: HeatStripProps) {
  const { shards, steps, timeZone, selected } = props;
  const [frame, width] = useMeasuredWidth<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useThemeMark();
  const hintId = useId();
  const rows = useMemo(() => heatRows(shards, mostRows), [shards]);
  const strip = useMemo(
    () => stripGeometry(width, rows.length, steps.length),
    [width, rows.length, steps.length],
  );
  const { cursor, spoken, shown, handlers } = useHeatCursor({ ...props, rows, strip });

  useEffect(() => {
    const target = canvas.current;
    if (!target || width === 0) return;
    const ticks = timeTicks(steps, width < 640 ? 3 : 6).map((at) => ({
      step: (at - steps.startMs) / steps.periodMs,
      text: steps.periodMs >= 300_000 ? formatDayClock(at, timeZone) : formatClock(at, timeZone),
    }));
    const colors = resolveColors(heatTokens, theme);
    paintHeat(target, { rows, strip, ticks, selected, cursor }, colors, window.devicePixelRatio);
  }, [rows, strip, steps, timeZone, selected, cursor, theme, width]);

  const grouped = rows.length < shards.length;
  return (
    <div>
      <div ref={frame}>
        <canvas
          ref={canvas}
          role="application"
          aria-label={`Heat strip: utilisation of ${shards.length} shards over ${formatDuration(steps.length * steps.periodMs)}`}
          aria-describedby={hintId}
          tabIndex={0}
          style={{ display: 'block', width: '100%', height: strip.height, cursor: 'crosshair' }}
          {...handlers}
        />
      </div>
      <Box fontSize="body-s" padding={{ vertical: 'xxs' }}>
        <span id={hintId} style={{ fontVariantNumeric: 'tabular-nums' }}>
          {shown ?? hint}
        </span>
        <span role="status" style={visuallyHidden}>
          {spoken}
        </span>
      </Box>
      <HeatLegend
        note={`of the limit that binds; each cell ${formatDuration(steps.periodMs)}, no colour is no traffic, ${hasRowNames(strip) ? '' : 'a pointer at the left marks a throttled shard, '}times in ${formatZone(steps.startMs, timeZone)}`}
      />
      {grouped && (
        <Box fontSize="body-s">
          {formatCount(shards.length)} shards do not fit: each row stands for{' '}
          {rows[0]?.shardIds.length} neighbours and shows the hottest of them.
        </Box>
      )}
    </div>
  );
}

const visuallyHidden = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
