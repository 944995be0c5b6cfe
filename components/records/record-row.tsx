'use client';

import { memo } from 'react';
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
  index: number;
  rowAt: (index: number) => RecordRow | undefined;
  /** Where it stands in the list, and how high it is, in pixels. */
  top: number;
  height: number;
  isSelected: boolean;
  isPicked: boolean;
  onSelect: (id: string) => void;
  onPick: (id: string, isPicked: boolean) => void;
}

/**
 * Plain elements and classes on purpose: thousands of these pass by each second. While the list is scrolled, those
 * that stay in view are not rendered again.
 */
export const RecordLine = memo(function RecordLine(props: RecordLineProps) {
  const { index, rowAt, top, height, isSelected, isPicked, onSelect, onPick } = props;
  const row = rowAt(index);
  if (!row) return null;
  const name = `Record of ${row.partitionKey}, arrived ${row.arrival}`;
  return (
    <div
      role="row"
      className="record-line"
      data-record={row.id}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={{ height, top }}
    >
      <div role="cell">
        <input
          type="checkbox"
          aria-label={`Pick ${name}`}
          checked={isPicked}
          onChange={({ target }) => onPick(row.id, target.checked)}
        />
      </div>
      <div role="cell">
        <a
          href={row.href}
          aria-label={name}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onSelect(row.id);
          }}
        >
          {row.arrival}
        </a>
      </div>
      <div role="cell">{row.shard}</div>
      <div role="cell">{row.partitionKey}</div>
      <div role="cell" className="record-number">
        {formatBytes(row.bytes)}
      </div>
      <div role="cell">{row.format}</div>
      {row.columns.map((text, at) => (
        <div key={at} role="cell" className="record-code">
          {text}
        </div>
      ))}
      <div role="cell" className="record-code">
        {row.preview}
      </div>
    </div>
  );
});
