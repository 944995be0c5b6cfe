'use client';

import { useQuery } from '@tanstack/react-query';
import { clockQuery } from './queries.ts';
import { usePreferences } from '#components/layout/preferences.tsx';
import { useNow } from '#components/layout/use-now.ts';
import { formatTime } from '#lib/format/time.ts';

/** Below this it is the way there and back, not another time. */
const noticeableMs = 2_000;

/** The simulator's time, where it is not the machine's. */
export function VirtualTime() {
  const { data, dataUpdatedAt } = useQuery(clockQuery());
  const { timeZone } = usePreferences();
  const now = useNow(1_000);
  if (!data || now === undefined) return null;
  const speed = data.Frozen === true ? 0 : (data.Speed ?? 1);
  const virtualMs = (data.Now?.getTime() ?? now) + Math.max(0, now - dataUpdatedAt) * speed;
  if (speed === 1 && Math.abs(virtualMs - now) < noticeableMs) return null;
  return (
    <strong className="virtual-time">
      Simulated time {formatTime(virtualMs, timeZone)}, {speed === 0 ? 'frozen' : `×${speed}`}
    </strong>
  );
}
