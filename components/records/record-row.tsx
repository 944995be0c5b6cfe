'use client';

import {
  colorBackgroundContainerContent,
  colorBackgroundItemSelected,
  colorBorderDividerDefault,
  colorBorderItemSelected,
  colorTextBodySecondary,
  colorTextLinkDefault,
  fontFamilyMonospace,
} from '@cloudscape-design/design-tokens';
import type { CSSProperties, ReactNode } from 'react';
import { formatBytes } from '#lib/format/bytes.ts';

/** A record as a line of the table. */
export interface RecordRow {
  id: string;
  /** The link of its own. */
  href: string;
  arrival: string;
  shard: string;
  partitionKey: string;
  bytes: number;
  format: string;
  /** One text a chosen column. */
  columns: readonly string[];
  preview: string;
}

interface RecordLineProps {
  row: RecordRow;
  index: number;
  style: CSSProperties;
  gridColumns: string;
  isSelected: boolean;
  isPicked: boolean;
  onSelect: (id: string) => void;
  onPick: (id: string, isPicked: boolean) => void;
}

/** Plain elements on purpose: thousands of these pass by each second. */
export function RecordLine(props: RecordLineProps) {
  const { row, index, style, gridColumns, isSelected, isPicked, onSelect, onPick } = props;
  const name = `Record of ${row.partitionKey}, arrived ${row.arrival}`;
  return (
    <div
      role="row"
      data-record={row.id}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={{
        ...style,
        ...lineStyle,
        gridTemplateColumns: gridColumns,
        background: isSelected ? colorBackgroundItemSelected : colorBackgroundContainerContent,
        boxShadow: isSelected ? `inset 3px 0 ${colorBorderItemSelected}` : 'none',
      }}
    >
      <Cell>
        <input
          type="checkbox"
          aria-label={`Pick ${name}`}
          checked={isPicked}
          onChange={({ target }) => onPick(row.id, target.checked)}
        />
      </Cell>
      <Cell>
        <a
          href={row.href}
          aria-label={name}
          style={{ color: colorTextLinkDefault }}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onSelect(row.id);
          }}
        >
          {row.arrival}
        </a>
      </Cell>
      <Cell>{row.shard}</Cell>
      <Cell>{row.partitionKey}</Cell>
      <Cell isNumber>{formatBytes(row.bytes)}</Cell>
      <Cell>{row.format}</Cell>
      {row.columns.map((text, at) => (
        <Cell key={at} isCode>
          {text}
        </Cell>
      ))}
      <Cell isCode>{row.preview}</Cell>
    </div>
  );
}

const lineStyle: CSSProperties = {
  display: 'grid',
  alignItems: 'center',
  borderBlockEnd: `1px solid ${colorBorderDividerDefault}`,
  fontSize: 14,
};

export const cellStyle = (isNumber: boolean): CSSProperties => ({
  padding: '0 8px',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  textAlign: isNumber ? 'end' : 'start',
  fontVariantNumeric: 'tabular-nums',
});

interface CellProps {
  children: ReactNode;
  isNumber?: boolean;
  isCode?: boolean;
}

const codeStyle: CSSProperties = {
  fontFamily: fontFamilyMonospace,
  fontSize: 12,
  color: colorTextBodySecondary,
};

const Cell = ({ children, isNumber = false, isCode = false }: CellProps) => (
  <div role="cell" style={{ ...cellStyle(isNumber), ...(isCode && codeStyle) }}>
    {children}
  </div>
);
