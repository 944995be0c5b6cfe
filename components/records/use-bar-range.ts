'use client';

import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { barAt, type HistogramGeometry } from '#components/records/histogram-geometry.ts';

interface Range {
  anchor: number;
  head: number;
}

const arrows: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -10,
  PageDown: 10,
  Home: -Infinity,
  End: Infinity,
};

/** A range of bars, drawn with the pointer or with the arrow keys, and what happens when it is let go. */
export function useBarRange(
  geometry: HistogramGeometry | undefined,
  onZoom: (from: number, to: number) => void,
) {
  const [range, setRange] = useState<Range>();
  const [isDragging, setIsDragging] = useState(false);
  if (!geometry) return { range: undefined, handlers: {} };
  const pointed = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return barAt(geometry, (event.clientX - left) / width);
  };
  const handlers = {
    onPointerDown(event: PointerEvent) {
      event.currentTarget.setPointerCapture(event.pointerId);
      setRange({ anchor: pointed(event), head: pointed(event) });
      setIsDragging(true);
    },
    onPointerMove(event: PointerEvent) {
      const head = pointed(event);
      setRange((before) => (isDragging && before ? { ...before, head } : { anchor: head, head }));
    },
    onPointerUp(event: PointerEvent) {
      setIsDragging(false);
      if (range && isDragging && range.anchor !== pointed(event))
        onZoom(range.anchor, pointed(event));
    },
    onPointerLeave() {
      if (!isDragging) setRange(undefined);
    },
    onBlur: () => setRange(undefined),
    onKeyDown(event: KeyboardEvent) {
      const step = arrows[event.key];
      if (event.key === 'Escape') setRange(undefined);
      else if (event.key === 'Enter' && range) onZoom(range.anchor, range.head);
      else if (step !== undefined) {
        const head = Math.min(geometry.count - 1, Math.max(0, (range?.head ?? 0) + step));
        setRange({ anchor: event.shiftKey && range ? range.anchor : head, head });
      } else return;
      event.preventDefault();
    },
  };
  return { range, handlers };
}
