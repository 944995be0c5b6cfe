'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type Key, type ReactNode } from 'react';

interface VirtualRowsProps {
  count: number;
  rowHeight: number;
  /** Scrolled to the top when it changes; 0 is where the list starts anyway. */
  topIndex: number;
  /** Scrolled into view when it changes; below 0 is none. */
  visibleIndex: number;
  /** Stays at its end while the list grows. */
  followsEnd: boolean;
  /** Whether the end is in view, each time that changes by scrolling. */
  onEndInView: (isInView: boolean) => void;
  /** Stays in view, one row high. */
  head: ReactNode;
  minWidth: number;
  /** A row by its number, at `top` pixels from the first. */
  children: (index: number, key: Key, top: number, height: number) => ReactNode;
}

const mostHeight = 640;

/** A scrolling group of rows of one height, of which only those in view are rendered. */
export function VirtualRows(props: VirtualRowsProps) {
  // The virtualizer changes itself in place, which the React compiler does not expect.
  'use no memo';
  const { count, rowHeight, topIndex, visibleIndex, followsEnd, head, minWidth, children } = props;
  const frame = useRef<HTMLDivElement>(null);
  const wasInView = useRef(true);
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    scrollPaddingStart: rowHeight,
  });
  useEffect(() => {
    if (topIndex > 0) virtualizer.scrollToIndex(topIndex, { align: 'start' });
  }, [topIndex, virtualizer]);
  useEffect(() => {
    if (visibleIndex >= 0) virtualizer.scrollToIndex(visibleIndex, { align: 'auto' });
  }, [visibleIndex, virtualizer]);
  useLayoutEffect(() => {
    if (followsEnd && frame.current) frame.current.scrollTop = frame.current.scrollHeight;
  }, [followsEnd, count]);
  const scrolled = () => {
    const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = frame.current ?? {};
    const isInView = scrollTop + clientHeight >= scrollHeight - rowHeight;
    if (isInView !== wasInView.current) props.onEndInView(isInView);
    wasInView.current = isInView;
  };
  return (
    <div
      ref={frame}
      onScroll={scrolled}
      style={{ maxHeight: mostHeight, overflow: 'auto', overflowAnchor: 'none' }}
    >
      <div style={{ minWidth }}>
        <div role="rowgroup" style={{ position: 'sticky', top: 0, zIndex: 1 }}>
          {head}
        </div>
        <div role="rowgroup" style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
          {virtualizer
            .getVirtualItems()
            .map(({ index, key, start, size }) => children(index, String(key), start, size))}
        </div>
      </div>
    </div>
  );
}
