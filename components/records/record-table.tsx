'use client';

import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from 'react';
import { RecordLine, type RecordRow } from '#components/records/record-row.tsx';
import { recordStyles } from '#components/records/record-styles.ts';
import { VirtualRows } from '#components/records/virtual-rows.tsx';

interface RecordTableProps {
  count: number;
  /** Asked for what is in view only. As long as it stays the same, so do the rows. */
  rowAt: (index: number) => RecordRow | undefined;
  /** Of the record that is open; below 0 where it is not in the list. */
  selectedIndex: number;
  pickedIds: ReadonlySet<string>;
  onSelect: (id: string) => void;
  onPick: (id: string, isPicked: boolean) => void;
  /** Beside the fixed ones. */
  columns: readonly string[];
  /** A column's name; a minus before it is the other way round. Empty is as they came. */
  sort: string;
  onSort: (sort: string) => void;
  /** The first of those that came last; it is scrolled to. */
  firstNewIndex: number;
  followsEnd: boolean;
  onEndInView: (isInView: boolean) => void;
  /** Of the arrival times: `UTC`. */
  zone: string;
}

const rowHeight = 32;
const fixedColumns = '32px 196px 64px minmax(110px, 1fr) 84px 110px';
const fixedWidth = 880;
const columnWidth = 140;

/** One line a record. Only what is in view is in the page, so a hundred thousand records scroll like ten. */
export function RecordTable(props: RecordTableProps) {
  const { count, rowAt, selectedIndex, pickedIds, columns } = props;
  const { table, move } = useArrowKeys(props);
  const gridColumns = `${fixedColumns} ${columns.map(() => `minmax(${columnWidth}px, 1fr)`).join(' ')} minmax(260px, 4fr)`;
  return (
    <div
      ref={table}
      role="table"
      className="record-table"
      aria-label="Records"
      aria-rowcount={count + 1}
      onKeyDown={move}
      style={columnsOf(gridColumns)}
    >
      <style href="record-table" precedence="medium">
        {recordStyles}
      </style>
      <VirtualRows
        count={count}
        rowHeight={rowHeight}
        minWidth={fixedWidth + columns.length * columnWidth}
        topIndex={props.firstNewIndex}
        visibleIndex={selectedIndex}
        followsEnd={props.followsEnd}
        onEndInView={props.onEndInView}
        head={<TableHead {...props} />}
      >
        {(index, key, top, height) => (
          <RecordLine
            key={key}
            index={index}
            rowAt={rowAt}
            top={top}
            height={height}
            isSelected={index === selectedIndex}
            isPicked={pickedIds.size > 0 && pickedIds.has(rowAt(index)?.id ?? '')}
            onSelect={props.onSelect}
            onPick={props.onPick}
          />
        )}
      </VirtualRows>
    </div>
  );
}

/** A custom property is no style that React's types know. */
const columnsOf = (gridColumns: string) => ({ '--record-columns': gridColumns }) as CSSProperties;

/** Arrow keys go from record to record, and the focus goes along. */
function useArrowKeys({ rowAt, selectedIndex, onSelect }: RecordTableProps) {
  const table = useRef<HTMLDivElement>(null);
  const isMoving = useRef(false);
  const selectedId = selectedIndex < 0 ? undefined : rowAt(selectedIndex)?.id;
  useEffect(() => {
    if (!isMoving.current || selectedId === undefined) return;
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
    const next = step === undefined || selectedIndex < 0 ? undefined : rowAt(selectedIndex + step);
    if (!next) return;
    event.preventDefault();
    isMoving.current = true;
    onSelect(next.id);
  };
  return { table, move };
}

type HeadProps = Pick<RecordTableProps, 'zone' | 'columns' | 'sort' | 'onSort'>;

const TableHead = ({ zone, columns, sort, onSort }: HeadProps) => (
  <div role="row" className="record-head" aria-rowindex={1}>
    <div role="columnheader">
      <span className="record-hidden">Pick</span>
    </div>
    <SortHead name="arrival" label={`Arrived (${zone})`} sort={sort} onSort={onSort} />
    <SortHead name="shard" label="Shard" sort={sort} onSort={onSort} />
    <SortHead name="key" label="Partition key" sort={sort} onSort={onSort} />
    <SortHead name="size" label="Size" sort={sort} onSort={onSort} isNumber />
    <SortHead name="format" label="Format" sort={sort} onSort={onSort} />
    {columns.map((column) => (
      <SortHead key={column} name={`.${column}`} label={column} sort={sort} onSort={onSort} />
    ))}
    <div role="columnheader">Data</div>
  </div>
);

interface SortHeadProps {
  name: string;
  label: string;
  sort: string;
  onSort: (sort: string) => void;
  isNumber?: boolean;
}

/** Up, down, and back to how they came. */
function SortHead({ name, label, sort, onSort, isNumber = false }: SortHeadProps) {
  const state = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : 'none';
  const next = { none: name, ascending: `-${name}`, descending: '' }[state];
  const mark = { none: '', ascending: ' ▲', descending: ' ▼' }[state];
  return (
    <div role="columnheader" aria-sort={state} className={isNumber ? 'record-number' : undefined}>
      <button type="button" onClick={() => onSort(next)}>
        {label}
        <span aria-hidden>{mark}</span>
      </button>
    </div>
  );
}
