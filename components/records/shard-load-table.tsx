'use client';

import {
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
  colorTextBodyDefault,
  colorTextBodySecondary,
  fontFamilyBase,
} from '@cloudscape-design/design-tokens';
import type { CSSProperties } from 'react';
import { UtilisationBadge } from '#components/charts/draw/utilisation-badge.tsx';
import { levelColor } from '#components/charts/prepare/heat-palette.ts';
import { formatBytes } from '#lib/format/bytes.ts';
import { loadLevel } from '#lib/format/load-level.ts';
import { formatSignificant } from '#lib/format/significant.ts';

/** What a shard would get, all of it and the part of what is planned. */
interface ShardLoadRow {
  shardId: string;
  recordsPerSecond: number;
  bytesPerSecond: number;
  /** Of the records; the rest is there already. */
  plannedShare: number;
  /** Of the limit that binds; 1 is all of it. */
  utilisation: number;
  refusedPerSecond: number;
}

interface ShardLoadTableProps {
  caption: string;
  rows: readonly ShardLoadRow[];
}

/** A bar a shard against its limit, with the numbers beside it. */
export function ShardLoadTable({ caption, rows }: ShardLoadTableProps) {
  const scale = Math.max(1.15, ...rows.map(({ utilisation }) => utilisation));
  return (
    <div
      role="region"
      aria-label={caption}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      style={{ overflowX: 'auto' }}
    >
      <table style={tableStyle}>
        <caption style={{ ...headStyle, padding: '0 0 4px' }}>{caption}</caption>
        <thead>
          <tr>
            <th style={headStyle}>Shard</th>
            <th style={{ ...headStyle, width: '45%' }}>
              <LimitLabel scale={scale} />
            </th>
            <th style={numberHeadStyle}>Records/s</th>
            <th style={numberHeadStyle}>Bytes/s</th>
            <th style={numberHeadStyle}>Refused/s</th>
            <th style={headStyle}>Of its limit</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.shardId}>
              <th scope="row" style={{ ...cellStyle, fontWeight: 400 }}>
                {row.shardId}
              </th>
              <td style={cellStyle}>
                <Bar row={row} scale={scale} />
              </td>
              <td style={numberStyle}>{formatSignificant(Math.round(row.recordsPerSecond))}</td>
              <td style={numberStyle}>{formatBytes(row.bytesPerSecond)}</td>
              <td style={numberStyle}>
                {row.refusedPerSecond > 0
                  ? `~${formatSignificant(Math.round(row.refusedPerSecond))}`
                  : '0'}
              </td>
              <td style={cellStyle}>
                <UtilisationBadge share={row.utilisation} refused={row.refusedPerSecond} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Stands above the line that all bars are measured against. */
const LimitLabel = ({ scale }: { scale: number }) => (
  <span style={{ position: 'relative', display: 'block', height: 18 }}>
    Load
    <span
      style={{
        position: 'absolute',
        insetInlineEnd: `calc(${(1 - 1 / scale) * 100}% + 4px)`,
        whiteSpace: 'nowrap',
      }}
    >
      limit of a shard
    </span>
    <span style={limitLineStyle(scale)} />
  </span>
);

function Bar({ row, scale }: { row: ShardLoadRow; scale: number }) {
  const { utilisation, plannedShare } = row;
  const color = levelColor[loadLevel(utilisation)];
  const percent = (share: number) => `${(Math.min(share, scale) / scale) * 100}%`;
  const existing = utilisation * (1 - plannedShare);
  return (
    <span aria-hidden style={{ position: 'relative', display: 'block', height: 22 }}>
      <span style={{ ...partStyle, width: percent(existing), background: color, opacity: 0.35 }} />
      <span
        style={{
          ...partStyle,
          insetInlineStart: percent(existing),
          width: percent(utilisation - existing),
          background: color,
        }}
      />
      {utilisation > 1 && (
        <span
          style={{
            ...partStyle,
            insetInlineStart: percent(1),
            width: percent(utilisation - 1),
            backgroundImage: hatch,
          }}
        />
      )}
      <span style={limitLineStyle(scale)} />
    </span>
  );
}

const hatch = `repeating-linear-gradient(135deg, transparent 0 3px, ${colorBackgroundContainerContent} 3px 5px)`;

const partStyle: CSSProperties = { position: 'absolute', insetBlock: 3, insetInlineStart: 0 };

const limitLineStyle = (scale: number): CSSProperties => ({
  position: 'absolute',
  insetBlock: -2,
  insetInlineStart: `${100 / scale}%`,
  borderInlineStart: `2px dashed ${colorTextBodySecondary}`,
});

const tableStyle: CSSProperties = {
  width: '100%',
  minWidth: 720,
  borderCollapse: 'collapse',
  fontFamily: fontFamilyBase,
  fontSize: 14,
  color: colorTextBodyDefault,
};

const cellStyle: CSSProperties = {
  padding: '2px 12px 2px 0',
  borderBlockStart: `1px solid ${colorBorderDividerDefault}`,
  textAlign: 'start',
  whiteSpace: 'nowrap',
  fontVariantNumeric: 'tabular-nums',
};

const numberStyle: CSSProperties = { ...cellStyle, textAlign: 'end' };

const headStyle: CSSProperties = {
  padding: '4px 12px 4px 0',
  textAlign: 'start',
  fontSize: 12,
  color: colorTextBodySecondary,
};

const numberHeadStyle: CSSProperties = { ...headStyle, textAlign: 'end' };
