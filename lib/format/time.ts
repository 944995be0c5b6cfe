export type TimeZoneChoice = 'utc' | 'local';

const two = (value: number): string => String(value).padStart(2, '0');

interface Parts {
  date: string;
  clock: string;
  millis: string;
  zone: string;
}

function zoneName(at: Date): string {
  const minutes = -at.getTimezoneOffset();
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`;
}

function partsOf(ms: number, zone: TimeZoneChoice): Parts {
  const at = new Date(ms);
  // The local reading is made by moving the instant, so that one path prints both.
  const shifted = zone === 'utc' ? at : new Date(ms - at.getTimezoneOffset() * 60_000);
  const iso = shifted.toISOString();
  return {
    date: iso.slice(0, 10),
    clock: iso.slice(11, 19),
    millis: iso.slice(20, 23),
    zone: zone === 'utc' ? 'UTC' : zoneName(at),
  };
}

/** `2026-11-22 20:16:05 UTC`; with `millis` `2026-11-22 20:16:05.123 UTC`. Local time names its distance from UTC. */
export function formatTime(ms: number, zone: TimeZoneChoice, detail?: 'millis'): string {
  const parts = partsOf(ms, zone);
  const clock = detail === 'millis' ? `${parts.clock}.${parts.millis}` : parts.clock;
  return `${parts.date} ${clock} ${parts.zone}`;
}

/** `20:16:05`, for axes whose title names the zone. */
export const formatClock = (ms: number, zone: TimeZoneChoice): string => partsOf(ms, zone).clock;

/** `11-22 20:16`, for axes that span days. */
export function formatDayClock(ms: number, zone: TimeZoneChoice): string {
  const parts = partsOf(ms, zone);
  return `${parts.date.slice(5)} ${parts.clock.slice(0, 5)}`;
}

/** `UTC`, or the browser's distance from it at that time: `UTC+2`. */
export const formatZone = (ms: number, zone: TimeZoneChoice): string => partsOf(ms, zone).zone;
