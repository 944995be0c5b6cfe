import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';

/** An instant as two fields show it: `2026-11-22` and `20:16:05`. */
export interface DayTime {
  day: string;
  time: string;
}

export function dayTimeOf(at: Date | null, zone: TimeZoneChoice): DayTime {
  if (!at) return { day: '', time: '' };
  const [day = '', time = ''] = formatTime(at.getTime(), zone).split(' ');
  return { day, time };
}

/** Null while it is not a whole date. A time that is left out is the start of the day. */
export function instantOf({ day, time }: DayTime, zone: TimeZoneChoice): Date | null {
  const [hours = '00', minutes = '00', seconds = '00'] = time.split(':').filter(Boolean);
  const parsed = new Date(`${day}T${hours}:${minutes}:${seconds}${zone === 'utc' ? 'Z' : ''}`);
  return Number.isNaN(parsed.getTime()) ? null : parsed;
}
