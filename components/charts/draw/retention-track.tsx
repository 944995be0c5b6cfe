'use client';

import {
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
  colorTextBodyDefault,
} from '@cloudscape-design/design-tokens';
import { levelColor } from '#components/charts/prepare/heat-palette.ts';
import { loadLevel } from '#lib/format/load-level.ts';

interface RetentionTrackProps {
  /** In words: what the picture shows. */
  label: string;
  /** How much of the retention lies between the reader and the tip; from 1 on it has fallen off. */
  behindShare: number;
  isFinished: boolean;
}

const heightPx = 16;

/**
 * A reader's way through a shard: the trim horizon on the left, the tip on the right, as long as the retention. What it
 * has not read yet lies coloured before it.
 */
export function RetentionTrack({ label, behindShare, isFinished }: RetentionTrackProps) {
  const share = Math.min(1, Math.max(0, behindShare));
  const isLost = behindShare >= 1;
  return (
    <div
      role="img"
      aria-label={label}
      style={{
        position: 'relative',
        height: heightPx,
        minWidth: 120,
        boxSizing: 'border-box',
        border: `1px solid ${colorBorderDividerDefault}`,
        borderRadius: 4,
        overflow: 'hidden',
        ...(isFinished && { opacity: 0.5 }),
      }}
    >
      <div
        style={{
          position: 'absolute',
          insetBlock: 0,
          insetInlineEnd: 0,
          width: `${share * 100}%`,
          background: levelColor[loadLevel(behindShare)],
          // What is lost is told by more than its colour.
          ...(isLost && {
            backgroundImage: `repeating-linear-gradient(45deg, ${colorBackgroundContainerContent} 0 2px, transparent 2px 8px)`,
          }),
        }}
      />
      {!isFinished && (
        <div
          style={{
            position: 'absolute',
            insetBlock: 0,
            insetInlineEnd: `clamp(0px, calc(${share * 100}% - 2px), calc(100% - 3px))`,
            width: 3,
            background: colorTextBodyDefault,
          }}
        />
      )}
    </div>
  );
}
