'use client';

import { type RefCallback, useCallback, useState } from 'react';

/** The width that an element has been given, in CSS pixels; 0 until it is known. */
export function useMeasuredWidth<Measured extends Element>(): [RefCallback<Measured>, number] {
  const [width, setWidth] = useState(0);
  const measure = useCallback((element: Measured | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [measure, width];
}
