'use client';

import { useQuery } from '@tanstack/react-query';
import { clockQuery } from './queries.ts';
import { usePreferences } from '#components/layout/preferences.tsx';
import { useNow } from '#components/layout/use-now.ts';
import { formatTime } from '#lib/format/time.ts';

/** Below this nobody would notice another time. */
const noticeableMs = 2_000;

/** The simulator's time, where it is not the machine's. */
export function VirtualTime() {
  const { data, dataUpdatedAt } = useQuery(clockQuery());
  const { timeZone } = usePreferences();
  const now = useNow(1_000);
  if (!data || now === undefined) return null;
  const speed = data.Frozen === true ? 0 : (data.Speed ?? 1);
  // Both times are the simulator's: how long the answer took, or this machine's clock, does not count.
  const ahead = Math.abs((data.Now?.getTime() ?? 0) - (data.RealNow?.getTime() ?? 0));
  if (speed === 1 && ahead < noticeableMs) return null;
  const virtualMs = (data.Now?.getTime() ?? now) + Math.max(0, now - dataUpdatedAt) * speed;
  return (
    <strong className="virtual-time">
      Simulated time {formatTime(virtualMs, timeZone)}, {speed === 0 ? 'frozen' : `×${speed}`}
    </strong>
  );
}
