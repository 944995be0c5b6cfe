import { formatSignificant } from '#lib/format/significant.ts';

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Binary units, as Kinesis counts its limits: `1048576` → `1 MiB`, `1536` → `1.50 KiB`, `0` → `0 B`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // 1023.95 KiB would print as `1,024 KiB`; it is 1 MiB.
  while (Math.abs(value) >= 1023.5 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  if (unit === 0) return `${Math.round(value)} B`;
  return `${formatSignificant(Math.abs(value - Math.round(value)) < 0.005 ? Math.round(value) : value)} ${units[unit]}`;
}
