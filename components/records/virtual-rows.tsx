'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';

interface VirtualRowsProps {
  count: number;
  rowHeight: number;
  /** Scrolled to the top when it changes; 0 is where the list starts anyway. */
  topIndex: number;
  /** Scrolled into view when it changes; below 0 is none. */
  visibleIndex: number;
  /** Stays in view, one row high. */
  head: ReactNode;
  minWidth: number;
  children: (index: number, style: CSSProperties) => ReactNode;
}

const mostHeight = 640;

/** A scrolling group of rows of one height, of which only those in view are rendered. */
export function VirtualRows(props: VirtualRowsProps) {
  // The virtualizer changes itself in place, which the React compiler does not expect.
  'use no memo';
  const { count, rowHeight, topIndex, visibleIndex, head, minWidth, children } = props;
  const frame = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: rowHeight,
  });
  useEffect(() => {
    if (topIndex > 0) virtualizer.scrollToIndex(topIndex, { align: 'start' });
  }, [topIndex, virtualizer]);
  useEffect(() => {
    if (visibleIndex >= 0) virtualizer.scrollToIndex(visibleIndex, { align: 'auto' });
  }, [visibleIndex, virtualizer]);
  return (
    <div ref={frame} style={{ maxHeight: mostHeight, overflow: 'auto' }}>
      <div style={{ minWidth }}>
        <div role="rowgroup" style={{ position: 'sticky', top: 0, zIndex: 1 }}>
          {head}
        </div>
        <div role="rowgroup" style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start, size }) =>
            children(index, {
              position: 'absolute',
              insetInline: 0,
              top: 0,
              height: size,
              transform: `translateY(${start}px)`,
            }),
          )}
        </div>
      </div>
    </div>
  );
}
