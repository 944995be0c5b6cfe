'use client';

import { useEffect, useState } from 'react';

/** The machine's time, once more each `intervalMs`; undefined until the page has come to life. */
export function useNow(intervalMs: number): number | undefined {
  const [now, setNow] = useState<number>();
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, intervalMs);
    return () => clearInterval(timer);
  }, [intervalMs]);
  return now;
}
