'use client';

import {
  colorBackgroundContainerContent,
  colorBackgroundItemSelected,
  colorBorderDividerDefault,
  colorBorderItemSelected,
  colorTextBodyDefault,
  colorTextBodySecondary,
  fontFamilyBase,
  fontFamilyMonospace,
} from '@cloudscape-design/design-tokens';
import Link from '@cloudscape-design/components/link';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { VirtualRows } from '#components/records/virtual-rows.tsx';
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
  preview: string;
}

interface RecordTableProps {
  rows: readonly RecordRow[];
  /** The first of those that came last; it is scrolled to. */
  firstNewIndex: number;
  selectedId: string | null;
  onSelect: (id: string) => void;
  /** Of the arrival times: `UTC`. */
  zone: string;
}

const rowHeight = 32;
const columns = '196px 64px minmax(110px, 1fr) 84px minmax(260px, 5fr)';

/** One line a record. Only what is in view is in the page, so a thousand records scroll like ten. */
export function RecordTable(props: RecordTableProps) {
  const { rows, firstNewIndex, selectedId, onSelect, zone } = props;
  const { table, move } = useArrowKeys(props);
  return (
    <div
      ref={table}
      role="table"
      aria-label="Records"
      aria-rowcount={rows.length + 1}
      onKeyDown={move}
      style={{ color: colorTextBodyDefault, fontFamily: fontFamilyBase }}
    >
      <VirtualRows
        count={rows.length}
        rowHeight={rowHeight}
        minWidth={780}
        topIndex={firstNewIndex}
        visibleIndex={rows.findIndex(({ id }) => id === selectedId)}
        head={
          <div role="row" aria-rowindex={1} style={headStyle}>
            <Head>Arrived ({zone})</Head>
            <Head>Shard</Head>
            <Head>Partition key</Head>
            <Head isNumber>Size</Head>
            <Head>Data</Head>
          </div>
        }
      >
        {(index, style) => {
          const row = rows[index];
          return (
            row && (
              <Line
                key={row.id}
                row={row}
                index={index}
                style={style}
                isSelected={row.id === selectedId}
                onSelect={onSelect}
              />
            )
          );
        }}
      </VirtualRows>
    </div>
  );
}

/** Arrow keys go from record to record, and the focus goes along. */
function useArrowKeys({ rows, selectedId, onSelect }: RecordTableProps) {
  const table = useRef<HTMLDivElement>(null);
  const isMoving = useRef(false);
  useEffect(() => {
    if (!isMoving.current || selectedId === null) return;
    isMoving.current = false;
    // The row may have to be scrolled into the page first.
    requestAnimationFrame(() =>
      table.current
        ?.querySelector<HTMLElement>(`[data-record="${CSS.escape(selectedId)}"] a`)
        ?.focus({ preventScroll: true }),
    );
  }, [selectedId]);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = rows.findIndex(({ id }) => id === selectedId);
    const next = step === undefined || at < 0 ? undefined : rows[at + step];
    if (!next) return;
    event.preventDefault();
    isMoving.current = true;
    onSelect(next.id);
  };
  return { table, move };
}

interface LineProps {
  row: RecordRow;
  index: number;
  style: React.CSSProperties;
  isSelected: boolean;
  onSelect: (id: string) => void;
}

function Line({ row, index, style, isSelected, onSelect }: LineProps) {
  return (
    <div
      role="row"
      data-record={row.id}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={{
        ...style,
        ...lineStyle,
        background: isSelected ? colorBackgroundItemSelected : colorBackgroundContainerContent,
        boxShadow: isSelected ? `inset 3px 0 ${colorBorderItemSelected}` : 'none',
      }}
    >
      <Cell>
        <Link
          href={row.href}
          ariaLabel={`Record of ${row.partitionKey}, arrived ${row.arrival}`}
          onFollow={(event) => {
            event.preventDefault();
            onSelect(row.id);
          }}
        >
          {row.arrival}
        </Link>
      </Cell>
      <Cell>{row.shard}</Cell>
      <Cell>{row.partitionKey}</Cell>
      <Cell isNumber>{formatBytes(row.bytes)}</Cell>
      <Cell isCode>{row.preview}</Cell>
    </div>
  );
}

const headStyle: React.CSSProperties = {
  background: colorBackgroundContainerContent,
  display: 'grid',
  gridTemplateColumns: columns,
  minHeight: rowHeight,
  alignItems: 'center',
  borderBlockEnd: `1px solid ${colorBorderDividerDefault}`,
  color: colorTextBodySecondary,
  fontWeight: 700,
  fontSize: 12,
};

const lineStyle: React.CSSProperties = {
  display: 'grid',
  gridTemplateColumns: columns,
  alignItems: 'center',
  borderBlockEnd: `1px solid ${colorBorderDividerDefault}`,
  fontSize: 14,
};

const cellStyle = (isNumber: boolean): React.CSSProperties => ({
  padding: '0 8px',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  textAlign: isNumber ? 'end' : 'start',
  fontVariantNumeric: 'tabular-nums',
});

const Head = ({ children, isNumber = false }: { children: ReactNode; isNumber?: boolean }) => (
  <div role="columnheader" style={cellStyle(isNumber)}>
    {children}
  </div>
);

interface CellProps {
  children: ReactNode;
  isNumber?: boolean;
  isCode?: boolean;
}

const Cell = ({ children, isNumber = false, isCode = false }: CellProps) => (
  <div
    role="cell"
    style={{
      ...cellStyle(isNumber),
      ...(isCode && {
        fontFamily: fontFamilyMonospace,
        fontSize: 12,
        color: colorTextBodySecondary,
      }),
    }}
  >
    {children}
  </div>
);
